import { createHash } from 'node:crypto'
import type { RailAccount, RailAdapter, RailCapabilities } from '@linx/contracts'
import { askBank, type BankAccess } from './ask-bank.ts'
import { readNews } from './read-news.ts'
import { readInquiry, readSubmission } from './read-outcome.ts'
import { findIssues } from './rules.ts'

const DAY_MS = 86_400_000

export const TINY_CAPABILITIES: RailCapabilities = {
  solution: 'ach',
  currencies: ['USD'],
  transactionTypes: ['SEND'],
  priorities: ['NEXT_DAY'],
  idempotency: 'reference',
  dedupeWindowMs: 7 * DAY_MS,
  inquiry: 'by-reference',
  inquiryWindowMs: 90 * DAY_MS,
  finality: 'returnable',
  returnWindowMs: 60 * DAY_MS,
  cancel: 'none',
}

export interface TinyRailOptions extends BankAccess {
  /** Signs the bank's webhooks. */
  readonly webhookSecret: string
}

const numberOf = (account: RailAccount): string =>
  account.type === 'BANK' ? `${account.routingNumber}/${account.accountNumber}` : ''

/** A rail over the REST interface of a bank that was made up for this example. */
export const createTinyRail = ({ webhookSecret, ...access }: TinyRailOptions): RailAdapter => ({
  specificationVersion: 'v1',
  name: 'tiny-bank',
  capabilities: TINY_CAPABILITIES,
  validate: findIssues,
  plan: ({ settlementPriority }, { now }) => ({
    submitAt: now,
    valueDate: new Date(now + DAY_MS).toISOString().slice(0, 10),
    settlementPriority,
  }),
  // The bank takes 32 hexadecimal digits: a hash fits whatever ids the host has.
  makeReference: ({ transactionId, number }) => ({
    reference: createHash('sha256').update(`${number}:${transactionId}`).digest('hex').slice(0, 32),
  }),
  submit: async (request, { reference }, { signal }) => {
    const [issue] = findIssues(request)
    if (issue !== undefined) return { outcome: 'rejected', code: issue.code, reason: issue.message, retry: 'never' }
    const { amount, currency, debit, credit } = request
    const payment = { amount, currency, from: numberOf(debit), to: numberOf(credit) }
    return readSubmission(await askBank(access, reference, signal, payment))
  },
  inquire: async ({ reference }, { signal }) => readInquiry(await askBank(access, reference, signal)),
  ingest: async (inbound) => readNews(inbound, webhookSecret),
})
