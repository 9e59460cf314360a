import {
  type EligibilityOutcome,
  type InquireOutcome,
  type Instant,
  type RailAccount,
  type RailAdapter,
  type RailCapabilities,
  type RailCard,
  RailError,
  type RailIssue,
  type RailReference,
  type RailRequest,
  type SubmitOutcome,
} from '@linx/contracts'
import { askHost } from './http/ask-host.ts'
import { callProvider } from './http/call-provider.ts'
import { localDateTimeOf } from './profile/local-date-time.ts'
import type { PushToCardRailOptions } from './push-to-card-options.ts'
import { readSubmissionStatus } from './read-submission.ts'
import { findPushIssues } from './rules/push-rules.ts'

/** A value date is a day where the networks settle. */
const SETTLEMENT_ZONE = 'America/New_York'

const checkBaseUrl = (baseUrl: string): void => {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  const isLocal = url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url?.protocol === 'https:' || isLocal) return
  throw new RailError('baseUrl: expected an https address, or http to this machine. Give that of the network.', {
    code: 'base_url',
    isRetryable: false,
  })
}

const checkMaximumAmount = (maximumAmount: string | undefined): void => {
  if (maximumAmount === undefined || /^\d{1,10}\.\d{2}$/.test(maximumAmount)) return
  throw new RailError('maximumAmount: expected an amount with two decimals such as 50000.00.', {
    code: 'maximum_amount',
    isRetryable: false,
  })
}

/**
 * A rail that pushes money to debit cards over a card network. Each submission is one call; a declining code in a 200 is a decline, and
 * whatever does not say what became of the money is `unknown`. Throws `RailError` for options that cannot work.
 */
export const createPushToCardRail = (options: PushToCardRailOptions): RailAdapter => {
  const { profile, baseUrl, authorize, resolveToken, maximumAmount, notProcessedStatuses = [] } = options
  const now = options.now ?? Date.now
  checkBaseUrl(baseUrl)
  checkMaximumAmount(maximumAmount)
  const access = { baseUrl, fetch: options.fetch ?? fetch, ...(authorize === undefined ? {} : { authorize }) }
  const capabilities: RailCapabilities = {
    ...profile.capabilities,
    solution: 'push-to-card',
    transactionTypes: ['SEND'],
    priorities: ['IMMEDIATE'],
    inquiry: 'by-reference',
    finality: 'final',
    cancel: 'none',
  }
  const limits = { capabilities, ...(maximumAmount === undefined ? {} : { maximumAmount }) }

  const validate = (request: RailRequest): readonly RailIssue[] => [
    ...findPushIssues(request, limits),
    ...(profile.findIssues?.(request) ?? []),
  ]

  const accountOf = (card: RailCard, signal: AbortSignal): Promise<string | undefined> =>
    askHost(async () => (resolveToken === undefined ? card.token : resolveToken(card, { signal })), signal)

  const push = async (
    request: RailRequest,
    card: RailCard,
    reference: RailReference,
    signal: AbortSignal,
  ): Promise<SubmitOutcome> => {
    const account = await accountOf(card, signal)
    if (account === undefined) return { outcome: 'not-sent', cause: 'The token was not resolved.' }
    const call = profile.buildPush({ request, card, account, reference, now: now() })
    const answer = await callProvider(access, call, signal)
    if (answer.answer === 'not-sent') return { outcome: 'not-sent', cause: answer.cause }
    if (answer.answer === 'broken') return { outcome: 'unknown', cause: answer.cause }
    return profile.readPush(answer, reference) ?? readSubmissionStatus(answer, notProcessedStatuses)
  }

  const inquire = async (reference: RailReference, signal: AbortSignal): Promise<InquireOutcome> => {
    const answer = await callProvider(access, profile.buildInquiry(reference), signal)
    if (answer.answer !== 'read') return { outcome: 'unknown', cause: answer.cause }
    const cause = `Status ${answer.status} without a clear answer.`
    return profile.readInquiry(answer, reference) ?? { outcome: 'unknown', cause }
  }

  const checkEligibility = async (
    account: RailAccount,
    eligibility: NonNullable<typeof profile.eligibility>,
    at: Instant,
    signal: AbortSignal,
  ): Promise<EligibilityOutcome> => {
    if (account.type !== 'CARD') return { outcome: 'not-eligible', code: 'no_card', reason: 'The account is no card.' }
    const resolved = await accountOf(account, signal)
    if (resolved === undefined) return { outcome: 'unknown', cause: 'The token was not resolved.' }
    const answer = await callProvider(access, eligibility.build(account, resolved, at), signal)
    if (answer.answer !== 'read') return { outcome: 'unknown', cause: answer.cause }
    const cause = `Status ${answer.status} without a clear answer.`
    return eligibility.read(answer) ?? { outcome: 'unknown', cause }
  }

  const { eligibility } = profile
  return {
    specificationVersion: 'v1',
    name: profile.name,
    capabilities,
    validate,
    plan: (_, { now: at }) => ({
      submitAt: at,
      valueDate: localDateTimeOf(at, SETTLEMENT_ZONE).slice(0, 10),
      settlementPriority: 'IMMEDIATE',
    }),
    makeReference: profile.makeReference,
    submit: async (request, reference, { signal }) => {
      const [issue] = validate(request)
      if (issue !== undefined) return { outcome: 'rejected', code: issue.code, reason: issue.message, retry: 'never' }
      const { credit } = request
      if (credit.type !== 'CARD') throw new TypeError('The rules let an account pass that is no card.')
      return push(request, credit, reference, signal)
    },
    inquire: (reference, { signal }) => inquire(reference, signal),
    ...(eligibility === undefined
      ? {}
      : { checkEligibility: (account, { signal }) => checkEligibility(account, eligibility, now(), signal) }),
  }
}
