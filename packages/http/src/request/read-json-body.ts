import { createIssue, failure, type Result, success } from '@linx/core'
import type { ProblemName } from '../answer/problem-table.ts'
import { readBytes } from './read-bytes.ts'
import { scanJson } from './scan-json.ts'

const JSON_MEDIA_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i

const noJson = (expected: string) =>
  failure(createIssue('input_json', { path: '', expected, fix: 'Send one JSON value in UTF-8' }))

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const parse = (bytes: Uint8Array): Result<unknown> => {
  const text = decode(bytes)
  if (text === undefined) return noJson('text in UTF-8')
  const issue = scanJson(text)
  if (issue !== undefined) return failure(issue)
  try {
    return success(JSON.parse(text))
  } catch {
    return noJson('well-formed JSON')
  }
}

/** Reads a body of JSON: first its size, then its structure, then its values. A name of the problem table, or a result. */
export const readJsonBody = async (request: Request, maximumBytes: number): Promise<ProblemName | Result<unknown>> => {
  const mediaType = request.headers.get('content-type') ?? ''
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (!JSON_MEDIA_TYPE.test(mediaType) || encoding !== 'identity') return 'mediaTypeUnsupported'
  const bytes = await readBytes(request, maximumBytes)
  return bytes === undefined ? 'bodyTooLarge' : parse(bytes)
}
