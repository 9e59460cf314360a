import { type BrokenSms, breakOutcome, breakSend } from './broken-sms.ts'

const DOUBTS = [
  'fault.drop-before-commit',
  'fault.drop-after-commit',
  'fault.server-error',
  'fault.garbage',
  'fault.empty',
  'fault.truncated',
  'fault.flood',
]

export const retriesByItself: BrokenSms = {
  defect: 'sends a doubtful message again',
  breakIt: breakSend(async (send, message, context) => {
    const first = await send(message, context)
    return first.outcome === 'unknown' ? send(message, context) : first
  }),
  fails: [...DOUBTS, 'fault.slow'],
}

export const triesAgainWhenLimited: BrokenSms = {
  defect: 'tries again at once when the peer asks for less',
  breakIt: breakSend(async (send, message, context) => {
    const first = await send(message, context)
    return first.outcome === 'rejected' && first.isRetryable ? send(message, context) : first
  }),
  fails: [
    'refusal.deferred',
    'refusal.transient',
    'refusal.wait',
    'refusal.rate-limited',
    'refusal.then-accepted',
    'fault.unreachable',
  ],
}

export const callsDoubtARefusal: BrokenSms = {
  defect: 'calls a doubtful message rejected',
  breakIt: breakOutcome((outcome) =>
    outcome.outcome === 'unknown'
      ? { outcome: 'rejected', class: 'transient', isRetryable: true, providerCode: 'failed' }
      : outcome,
  ),
  fails: [...DOUBTS, 'fault.slow'],
}

export const believesSuccess: BrokenSms = {
  defect: 'takes every answer with status 200 for success',
  breakIt: breakOutcome((outcome) =>
    outcome.outcome === 'unknown' && outcome.cause.startsWith('Status 200') ? { outcome: 'accepted' } : outcome,
  ),
  fails: ['fault.garbage', 'fault.empty', 'fault.truncated', 'fault.flood'],
}

export const throwsInDoubt: BrokenSms = {
  defect: 'throws where it is in doubt',
  breakIt: breakSend(async (send, ...call) => {
    const outcome = await send(...call)
    if (outcome.outcome === 'unknown') throw new Error(outcome.cause)
    return outcome
  }),
  fails: [
    ...DOUBTS,
    'fault.slow',
    'fault.goes-on-after-garbage',
    'fault.goes-on-after-drop-after-commit',
    'delivery.after-doubt',
    'secrets.faults',
  ],
}

export const ignoresTheSignal: BrokenSms = {
  defect: 'ignores the signal',
  breakIt: breakSend((send, message) => send(message, { signal: new AbortController().signal })),
  fails: ['send.aborted-before', 'fault.slow'],
}

export const retriesForEver: BrokenSms = {
  defect: 'calls every refusal passing',
  breakIt: breakOutcome((outcome) => (outcome.outcome === 'rejected' ? { ...outcome, isRetryable: true } : outcome)),
  fails: [
    'text.too-long',
    'refusal.permanent-number',
    'refusal.opted-out',
    'refusal.compliance',
    'refusal.configuration',
    'refusal.strange',
  ],
}

export const blamesTheNumber: BrokenSms = {
  defect: 'takes every refusal that does not pass for a dead number',
  breakIt: breakOutcome((outcome) =>
    outcome.outcome === 'rejected' && !outcome.isRetryable ? { ...outcome, class: 'permanent-number' } : outcome,
  ),
  fails: ['refusal.opted-out', 'refusal.compliance', 'refusal.configuration', 'refusal.strange'],
}

export const forgetsTheWait: BrokenSms = {
  defect: 'does not say how long the provider asks to wait',
  breakIt: breakOutcome((outcome) => {
    if (outcome.outcome !== 'rejected') return outcome
    const { retryAfterMs: _, ...rest } = outcome
    return rest
  }),
  fails: ['refusal.wait'],
}

export const cutsLongTexts: BrokenSms = {
  defect: 'cuts long texts',
  breakIt: breakSend((send, message, context) => send({ ...message, body: message.body.slice(0, 459) }, context)),
  fails: ['text.longest-gsm', 'text.longest-unicode', 'text.random', 'text.too-long'],
}

export const writesPlainly: BrokenSms = {
  defect: 'turns every character that GSM lacks into a question mark',
  breakIt: breakSend((send, message, context) =>
    send({ ...message, body: message.body.replace(/[\u0100-\u0390\u03aa-\u20ab\u20ad-\uffff]/g, '?') }, context),
  ),
  fails: ['text.unicode', 'text.emoji', 'text.longest-unicode', 'text.random'],
}

export const trimsTexts: BrokenSms = {
  defect: 'trims texts',
  breakIt: breakSend((send, message, context) => send({ ...message, body: message.body.trim() }, context)),
  fails: ['text.spaces', 'text.random'],
}

export const namesTheNumber: BrokenSms = {
  defect: 'names the number in the code of a refusal',
  breakIt: breakSend(async (send, message, context) => {
    const outcome = await send(message, context)
    if (outcome.outcome !== 'rejected') return outcome
    return { ...outcome, providerCode: `${outcome.providerCode} for ${message.to}` }
  }),
  fails: ['secrets.refused', 'secrets.faults'],
}

export const quotesTheText: BrokenSms = {
  defect: 'quotes the text in the cause of a doubt',
  breakIt: breakSend(async (send, message, context) => {
    const outcome = await send(message, context)
    return outcome.outcome === 'unknown' ? { ...outcome, cause: `No answer to: ${message.body}` } : outcome
  }),
  fails: ['secrets.faults'],
}

export const losesTheReference: BrokenSms = {
  defect: 'gives the provider a reference of its own',
  breakIt: breakSend((send, message, context) => send({ ...message, reference: 'mine' }, context)),
  fails: ['send.reference', 'delivery.after-doubt'],
}

export const ignoresTheSender: BrokenSms = {
  defect: 'sends everything from its own number',
  breakIt: breakSend((send, { sender: _, ...message }, context) => send(message, context)),
  fails: ['send.sender', 'send.name-as-sender'],
}
