import type * as v from 'valibot'
import { createIssue, type Issue, type IssueDetail } from '../issue/issue.ts'
import { type Expectation, expectationOf } from './expectation.ts'
import { secretMembers } from './input-limits.ts'
import { joinPath, pathOf } from './member-path.ts'

const MAXIMUM_ISSUES_IN_A_LIST = 20

const typeWords: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  record: 'an object',
  strict_object: 'an object',
  string: 'a text',
}

const keysOf = (issue: v.BaseIssue<unknown>): (string | number)[] =>
  issue.path?.map((item) => (typeof item.key === 'number' ? item.key : String(item.key))) ?? []

/** Valibot writes choices as `("A" | "B")`. */
const choicesOf = (expected: string | null): string => (expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ')

const isSecretPath = (keys: readonly (string | number)[]): boolean =>
  keys.some((key) => typeof key === 'string' && secretMembers.has(key))

/** Valibot stops at the first unknown member; this names each of them. The schema's message lists the known ones. */
const unknownMembers = (issue: v.BaseIssue<unknown>, keys: readonly (string | number)[]): readonly Issue[] => {
  const parent = pathOf(keys.slice(0, -1))
  const known = issue.message.split(' ')
  const names = Object.keys(issue.path?.at(-1)?.input ?? {}).filter((name) => !known.includes(name))
  return names.slice(0, MAXIMUM_ISSUES_IN_A_LIST).map((name) =>
    createIssue('input_unknown_member', {
      path: joinPath(parent, name),
      expected: `only ${known.join(', ')}`,
      received: name,
      fix: 'Remove the member or correct its name',
    }),
  )
}

/** Schemas whose `expected` names the values that they take. */
const choiceTypes: ReadonlySet<string> = new Set(['literal', 'picklist', 'variant'])

const expectedOf = (issue: v.BaseIssue<unknown>): string =>
  choiceTypes.has(issue.type) ? `one of ${choicesOf(issue.expected)}` : (typeWords[issue.type] ?? 'a value')

const brokenRule = (expectation: Expectation, detail: Pick<IssueDetail, 'path' | 'received' | 'isSecret'>): Issue =>
  createIssue(expectation.code, {
    ...detail,
    expected: expectation.expected,
    fix: expectation.fix,
    isSecret: detail.isSecret === true || expectation.isSecret === true,
  })

/** Valibot reports a missing member at the object, with the key as the last item of the path. */
const missingMember = (path: string, keys: readonly (string | number)[], expected: string): Issue =>
  createIssue('input_required', {
    path,
    expected: keys.length > 0 ? 'a value' : expected,
    fix: `Give ${keys.at(-1) ?? 'the input'}`,
  })

const toIssues = (issue: v.BaseIssue<unknown>): readonly Issue[] => {
  const keys = keysOf(issue)
  const expectation = expectationOf(issue.requirement)
  const detail = { path: pathOf(keys), received: issue.input, isSecret: isSecretPath(keys) }
  if (expectation !== undefined) return [brokenRule(expectation, detail)]
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownMembers(issue, keys)
  const expected = expectedOf(issue)
  if (issue.input === undefined) return [missingMember(detail.path, keys, expected)]
  const isChoice = choiceTypes.has(issue.type) && typeof issue.input === 'string'
  return [
    isChoice
      ? createIssue('input_value', { ...detail, expected, fix: 'Use one of these values' })
      : createIssue('input_type', { ...detail, expected, fix: `Send ${expected}` }),
  ]
}

/** The list that an issue belongs to: its path up to the last index. */
const listOf = (issue: Issue): string | undefined => {
  const end = issue.path.lastIndexOf('[')
  return end === -1 ? undefined : issue.path.slice(0, end)
}

/** At most 20 issues of one list: what a reader can use. */
const limitLists = (issues: readonly Issue[]): readonly Issue[] => {
  const counts = new Map<string, number>()
  return issues.filter((issue) => {
    const list = listOf(issue)
    if (list === undefined) return true
    const count = (counts.get(list) ?? 0) + 1
    counts.set(list, count)
    return count <= MAXIMUM_ISSUES_IN_A_LIST
  })
}

/** Puts valibot's findings into our words, with every unknown member named. */
export const shapeIssues = (found: readonly v.BaseIssue<unknown>[]): readonly Issue[] =>
  limitLists(found.flatMap(toIssues))
