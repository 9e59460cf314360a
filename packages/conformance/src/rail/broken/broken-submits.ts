import type { RailAdapter, SubmitOutcome } from '@linx/contracts'
import type { BrokenRail } from './broken-rail.ts'

type Submit = RailAdapter['submit']

/** Spoils `submit` alone. */
const breakSubmit =
  (submit: (sound: Submit, ...call: Parameters<Submit>) => Promise<SubmitOutcome>) =>
  (sound: RailAdapter): RailAdapter => ({ ...sound, submit: (...call) => submit(sound.submit, ...call) })

const DOUBTS = [
  'submit.drop-before-commit',
  'submit.drop-after-commit',
  'submit.server-error',
  'submit.garbage',
  'submit.empty',
  'submit.truncated',
]

export const retriesByItself: BrokenRail = {
  defect: 'sends a doubtful payment again under another reference',
  breakIt: breakSubmit(async (submit, request, reference, context) => {
    const first = await submit(request, reference, context)
    return first.outcome === 'unknown' ? submit(request, { reference: `${reference.reference}b` }, context) : first
  }),
  fails: [
    ...DOUBTS,
    'submit.undecided',
    'submit.slow',
    'submit.same-reference-after-doubt',
    'submit.goes-on-after-faults',
    'inquire.absent-then-found',
  ],
}

export const triesAgainWhenLimited: BrokenRail = {
  defect: 'tries again at once when the peer asks for less',
  breakIt: breakSubmit(async (submit, request, reference, context) => {
    const first = await submit(request, reference, context)
    return first.outcome === 'not-sent' ? submit(request, reference, context) : first
  }),
  fails: ['submit.rate-limited', 'submit.unavailable', 'submit.drop-before-send'],
}

export const callsDoubtARefusal: BrokenRail = {
  defect: 'calls a doubtful payment rejected',
  breakIt: breakSubmit(async (submit, ...call) => {
    const outcome = await submit(...call)
    if (outcome.outcome !== 'unknown') return outcome
    return { outcome: 'rejected', code: 'failed', reason: outcome.cause, retry: 'new-reference' }
  }),
  fails: [...DOUBTS, 'submit.undecided', 'submit.slow', 'inquire.absent-then-found'],
}

export const callsDoubtNotSent: BrokenRail = {
  defect: 'takes every broken connection for one that sent nothing',
  breakIt: breakSubmit(async (submit, ...call) => {
    const outcome = await submit(...call)
    const isReset = outcome.outcome === 'unknown' && outcome.cause.includes('reset')
    return isReset ? { outcome: 'not-sent', cause: outcome.cause } : outcome
  }),
  fails: ['submit.drop-before-commit', 'submit.drop-after-commit', 'inquire.absent-then-found'],
}

export const believesSuccess: BrokenRail = {
  defect: 'takes every answer that is no refusal for success',
  breakIt: breakSubmit(async (submit, ...call) => {
    const outcome = await submit(...call)
    const isAnswered = outcome.outcome === 'unknown' && outcome.cause.startsWith('Status 20')
    return isAnswered ? { outcome: 'accepted', state: 'settled' } : outcome
  }),
  fails: ['submit.garbage', 'submit.empty', 'submit.truncated', 'submit.undecided'],
}

export const repeatsOurAmount: BrokenRail = {
  defect: 'tells the amount and currency that were asked for instead of those of the peer',
  breakIt: breakSubmit(async (submit, request, ...rest) => {
    const outcome = await submit(request, ...rest)
    const { amount, currency } = request
    return outcome.outcome === 'accepted' ? { ...outcome, amount, currency } : outcome
  }),
  fails: ['submit.wrong-amount', 'submit.wrong-currency'],
}

export const ignoresTheSignal: BrokenRail = {
  defect: 'ignores the signal of submit',
  breakIt: breakSubmit((submit, request, reference) =>
    submit(request, reference, { signal: new AbortController().signal }),
  ),
  fails: ['submit.aborted-before', 'submit.slow'],
}

export const throwsOnErrors: BrokenRail = {
  defect: 'throws where it is in doubt',
  breakIt: breakSubmit(async (submit, ...call) => {
    const outcome = await submit(...call)
    if (outcome.outcome === 'unknown') throw new Error(outcome.cause)
    return outcome
  }),
  fails: [
    ...DOUBTS,
    'submit.undecided',
    'submit.slow',
    'submit.same-reference-after-doubt',
    'submit.goes-on-after-faults',
    'inquire.found-after-doubt',
    'inquire.absent-then-found',
    'secrets.doubt',
  ],
}

export const countsInBinary: BrokenRail = {
  defect: 'works out cents in binary fractions',
  breakIt: breakSubmit((submit, request, ...rest) => {
    const cents = Math.trunc(Number(request.amount) * 100)
    return submit({ ...request, amount: (cents / 100).toFixed(2) }, ...rest)
  }),
  fails: ['money.round-trip', 'money.no-rounding'],
}

export const refusesDoubles: BrokenRail = {
  defect: 'calls the second copy of a payment a rejection',
  breakIt: (sound) => {
    const seen = new Set<string>()
    return {
      ...sound,
      submit: async (request, reference, context) => {
        if (seen.has(reference.reference)) {
          return { outcome: 'rejected', code: 'duplicate', reason: 'Seen already', retry: 'new-reference' }
        }
        seen.add(reference.reference)
        return sound.submit(request, reference, context)
      },
    }
  },
  fails: ['submit.same-reference-twice', 'submit.same-reference-after-doubt'],
}

export const leaksTheAccount: BrokenRail = {
  defect: 'keeps the account number as evidence',
  breakIt: breakSubmit(async (submit, request, ...rest) => {
    const outcome = await submit(request, ...rest)
    if (outcome.outcome !== 'accepted' || request.credit.type !== 'BANK') return outcome
    return { ...outcome, evidence: { paidTo: request.credit.accountNumber } }
  }),
  fails: ['secrets.submit', 'secrets.doubt'],
}

export const changesTheRequest: BrokenRail = {
  defect: 'changes the request that it was given',
  breakIt: breakSubmit(async (submit, request, ...rest) => submit(Object.assign(request, { memo: 'sent' }), ...rest)),
  fails: ['submit.changes-nothing'],
}
