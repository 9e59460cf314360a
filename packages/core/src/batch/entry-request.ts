import type { JsonObject, JsonValue } from '@linx/contracts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import { batchEntrySchema } from './batch-schema.ts'

const ENTRY_MEMBERS: ReadonlySet<string> = new Set(Object.keys(batchEntrySchema.entries))

const unknownMember = (name: string): Issue =>
  createIssue('input_unknown_member', {
    path: name,
    expected: `only ${[...ENTRY_MEMBERS].join(', ')}`,
    received: name,
    fix: `Remove ${name}`,
  })

/** An entry in the words of a workflow request from the batch's template. Refused: no object, or members that a batch has no use for. */
export const entryRequest = (entry: JsonValue, templateId: string): Result<JsonObject> => {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    const detail = { path: '', expected: 'an object', received: entry, fix: 'Send title and parameters' }
    return failure(createIssue('input_type', detail))
  }
  const { expiryInHours, ...rest } = entry as JsonObject
  const unknown = Object.keys(rest).filter((name) => !ENTRY_MEMBERS.has(name))
  if (unknown.length > 0) return failure(...unknown.slice(0, 20).map(unknownMember))
  return success({ ...rest, templateId, ...(expiryInHours === undefined ? {} : { expireInHours: expiryInHours }) })
}

/** Issues of a workflow request in the words of its entry. */
export const entryIssues = (issues: readonly Issue[]): readonly Issue[] =>
  issues.map((issue) =>
    issue.path === 'expireInHours'
      ? { ...issue, path: 'expiryInHours', message: issue.message.replace('expireInHours', 'expiryInHours') }
      : issue,
  )
