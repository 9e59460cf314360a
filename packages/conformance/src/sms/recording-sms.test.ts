import { SMS_DELIVERY_STATUSES, type SmsCallbackRequest, type SmsMessage } from '@linx/contracts'
import { createRecordingSms, createVirtualClock, type RecordingSms, type SmsBehaviour } from '@linx/testing'
import { describe, it } from 'vitest'
import type { PeerSms } from './peer-sms.ts'
import { runSmsConformance } from './run-sms-conformance.ts'
import type { SmsNews, SmsNewsManner, SmsSendFault } from './sms-fault.ts'
import type { SmsSubject } from './sms-subject.ts'

const START = Date.parse('2026-03-02T15:00:00Z')

const refuse = (rejectionClass: Extract<SmsBehaviour, { answer: 'reject' }>['class'], retryAfterMs?: number) =>
  ({ answer: 'reject', class: rejectionClass, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }) as const

const BEHAVIOURS: { readonly [fault in SmsSendFault]?: SmsBehaviour } = {
  'refuse-permanent-number': refuse('permanent-number'),
  'refuse-opted-out': refuse('opted-out'),
  'refuse-compliance': refuse('compliance'),
  'refuse-configuration': refuse('configuration'),
  'refuse-deferred': refuse('deferred'),
  'refuse-transient': refuse('transient'),
  'rate-limited': refuse('transient', 7_000),
  'drop-before-commit': { answer: 'unknown', isSent: false },
  'drop-after-commit': { answer: 'unknown', isSent: true },
  slow: { answer: 'time-out', isSent: true },
}

const faults = Object.keys(BEHAVIOURS) as readonly SmsSendFault[]

/** What the recording provider saw, as the kit reads it. */
const seen = ({ message, behaviour }: ReturnType<RecordingSms['sends']>[number]): readonly PeerSms[] => {
  const isOnPhone = behaviour.answer === 'accept' || (behaviour.answer !== 'reject' && behaviour.isSent)
  const { to, body, reference, sender, validitySeconds }: SmsMessage = message
  const optional = { ...(sender ? { sender } : {}), ...(validitySeconds ? { validitySeconds } : {}) }
  return isOnPhone ? [{ id: reference, to, body, reference, ...optional }] : []
}

const pack = (sms: RecordingSms, news: SmsNews, manner: SmsNewsManner): SmsCallbackRequest => {
  const isForged = manner === 'forged'
  const sound = () => {
    if (news.news === 'inbound') return sms.inboundCallback(news.from, news.text, { isForged })
    const reason = news.news === 'dead-number' ? { class: 'permanent-number' as const } : {}
    const status = news.news === 'dead-number' ? 'UNDELIVERED' : news.status
    return sms.deliveryCallback(news.message.id, status, { ...reason, isForged })
  }
  const request = sound()
  if (manner === 'unsigned') return { ...request, headers: {} }
  return manner === 'garbled' ? { ...request, rawBody: request.rawBody.slice(1) } : request
}

const recordingSubject = (idempotent: boolean): SmsSubject => {
  const capabilities = {
    idempotent,
    deliveryReports: true,
    inbound: true,
    alphanumericSender: true,
    maximumBodyCharacters: 1_600,
  }
  return {
    name: idempotent ? 'the recording sender that drops doubles' : 'the recording sender',
    capabilities,
    open: (coming) => {
      const sms = createRecordingSms({ clock: createVirtualClock(START), capabilities })
      sms.script.next(...coming.flatMap((fault) => BEHAVIOURS[fault] ?? []))
      const onPhones = () => {
        const all = sms.sends().flatMap(seen)
        return idempotent ? all.filter(({ id }, index) => all.findIndex((each) => each.id === id) === index) : all
      }
      return {
        sms,
        peer: {
          messages: onPhones,
          callCount: () => sms.sends().length,
          whenHolding: async () => undefined,
          pack: (news, manner) => pack(sms, news, manner),
        },
      }
    },
    sender: '+15005550009',
    faults,
    traits: ['reference', 'reference-in-news', 'validity', 'wait', 'segments', 'dead-number'],
    newsBy: 'callback',
    statuses: SMS_DELIVERY_STATUSES,
    manners: ['forged', 'unsigned', 'garbled'],
  }
}

for (const isIdempotent of [false, true]) runSmsConformance(recordingSubject(isIdempotent), { describe, it })
