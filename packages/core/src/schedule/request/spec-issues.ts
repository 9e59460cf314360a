import type { JsonObject } from '@linx/contracts'
import { createIssue, type Issue } from '../../issue/index.ts'
import { parsePercent } from '../../money/index.ts'
import { checkAchMetadata, type TransactionFacts, validateTransactionRequest } from '../../transaction/index.ts'

const SPEC = 'transactionSpec'
const SPEC_ONLY_MEMBERS: ReadonlySet<string> = new Set(['debitBalancePercent', 'initiatorAccountHolderId'])

/** Stands for an amount that is worked out when an occurrence runs, so that the other rules can be asked now. */
const STAND_IN_AMOUNT = '1.00'

const insideSpec = (issue: Issue): Issue => {
  const path = issue.path === '' ? SPEC : `${SPEC}.${issue.path}`
  const message = issue.path === '' ? `${path}: ${issue.message}` : `${SPEC}.${issue.message}`
  return { ...issue, path, message }
}

const amountChoiceIssues = (hasAmount: boolean, percent: unknown): readonly Issue[] => {
  if (hasAmount !== (percent !== undefined)) return []
  const received = hasAmount ? 'both' : undefined
  const detail = { path: SPEC, expected: 'either amount or debitBalancePercent', received }
  return [createIssue('schedule_amount_choice', { ...detail, fix: 'Give one of the two' })]
}

const percentIssues = (percent: unknown): readonly Issue[] => {
  const parsed = percent === undefined ? undefined : parsePercent(percent, `${SPEC}.debitBalancePercent`)
  return parsed?.ok === false ? parsed.issues : []
}

/** Schedules have no default entry type (SPEC section 4); a transaction's rules say everything else of the metadata. */
const entryTypeIssues = (spec: JsonObject, found: readonly Issue[]): readonly Issue[] => {
  const { solution, transactionType, metadata } = spec
  if (solution !== 'ach' || (transactionType !== 'SEND' && transactionType !== 'REQUEST')) return []
  const path = `${SPEC}.metadata`
  const pairs = typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata : {}
  const texts = Object.entries(pairs).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return checkAchMetadata({
    transactionType,
    metadata: Object.fromEntries(texts),
    isEntryTypeRequired: true,
    path,
  }).filter((issue) => !found.some(({ code, path: known }) => code === issue.code && known === issue.path))
}

/** The members of a transaction request in a specification. */
export const transactionMembers = (spec: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(spec).filter(([name]) => !SPEC_ONLY_MEMBERS.has(name)))

/** Everything that is wrong with a specification today: accounts and rules may change before it runs, and are asked again then. */
export const specIssues = (spec: JsonObject, facts: TransactionFacts): readonly Issue[] => {
  const { amount, debitBalancePercent } = spec
  const hasAmount = amount !== undefined && amount !== ''
  const request = { ...transactionMembers(spec), ...(hasAmount ? {} : { amount: STAND_IN_AMOUNT }) }
  const checked = validateTransactionRequest(request, facts)
  const found = checked.ok ? [] : checked.issues.map(insideSpec)
  return [
    ...found,
    ...percentIssues(debitBalancePercent),
    ...amountChoiceIssues(hasAmount, debitBalancePercent),
    ...entryTypeIssues(spec, found),
  ]
}
