import {
  type Instant,
  type SmsAdapter,
  type SmsCallbackRequest,
  type SmsCapabilities,
  type SmsDeliveryStatus,
  SmsError,
  type SmsMessage,
  type SmsRejectionClass,
  type SmsSendOutcome,
} from '@linx/contracts'
import { countSegments } from '@linx/core'
import type { PeerClock } from '../clock/virtual-clock.ts'
import { answerWithFault, waitOn } from '../peer/peer-fault.ts'
import { createScript, type Script } from '../peer/script.ts'
import { createPhoneBook, type PhoneBook, type ReceivedSms } from './phone-book.ts'
import { RECORDING_SMS_CAPABILITIES, reachesPhone, type SmsBehaviour } from './sms-behaviour.ts'
import { makeCallback, readDelivery, readInbound } from './sms-callback.ts'

export interface RecordingSmsOptions {
  readonly clock: PeerClock
  /** Default: everything but `idempotent`, and 1,600 characters. `idempotent`: a double reference reaches no phone again. */
  readonly capabilities?: Partial<SmsCapabilities>
}

/** One `send`, whatever became of it. */
export interface RecordedSend {
  readonly message: SmsMessage
  readonly behaviour: SmsBehaviour
  readonly at: Instant
}

/** An SMS provider with phones that show what arrived. */
export interface RecordingSms
  extends Omit<Required<SmsAdapter>, 'listen' | 'close'>,
    Pick<PhoneBook, 'messagesTo' | 'latestLink' | 'copies'> {
  /** How the next sends go; the subject is the number, `+16471234567`. Standard: accept. */
  readonly script: Script<SmsBehaviour>
  /** Every send, oldest first. */
  sends(): readonly RecordedSend[]
  /** A delivery report for the latest message with this reference, dated now. Throws `SmsError` if none arrived. */
  deliveryCallback(
    reference: string,
    status: SmsDeliveryStatus,
    options?: { readonly class?: SmsRejectionClass; readonly isForged?: boolean },
  ): SmsCallbackRequest
  /** A text from this phone, such as `STOP`. */
  inboundCallback(from: string, text: string, options?: { readonly isForged?: boolean }): SmsCallbackRequest
}

const SENDER = '+15005550006'

const TOO_LONG: SmsSendOutcome = {
  outcome: 'rejected',
  class: 'compliance',
  isRetryable: false,
  providerCode: 'scripted-too-long',
}

const answerProperly = (
  behaviour: Extract<SmsBehaviour, { answer: 'accept' | 'reject' }>,
  providerId: string,
  body: string,
): SmsSendOutcome =>
  behaviour.answer === 'accept'
    ? { outcome: 'accepted', providerId, segments: countSegments(body).segments }
    : {
        outcome: 'rejected',
        class: behaviour.class,
        isRetryable: behaviour.isRetryable ?? (behaviour.class === 'deferred' || behaviour.class === 'transient'),
        providerCode: `scripted-${behaviour.class}`,
        ...(behaviour.retryAfterMs === undefined ? {} : { retryAfterMs: behaviour.retryAfterMs }),
      }

/** Makes an SMS adapter that sends nothing and remembers everything. */
export const createRecordingSms = (options: RecordingSmsOptions): RecordingSms => {
  const capabilities = { ...RECORDING_SMS_CAPABILITIES, ...options.capabilities }
  const script = createScript<SmsBehaviour>({ answer: 'accept' })
  const phones = createPhoneBook()
  const sends: RecordedSend[] = []

  const deliverOnce = (message: SmsMessage, behaviour: SmsBehaviour): string => {
    const earlier: ReceivedSms | undefined = capabilities.idempotent ? phones.latest(message.reference) : undefined
    const providerId = earlier?.providerId ?? `SM${sends.length}`
    if (earlier === undefined && reachesPhone(behaviour)) {
      phones.deliver({ message, providerId, receivedAt: options.clock.now() })
    }
    return providerId
  }

  return {
    specificationVersion: 'v1',
    name: 'recording',
    capabilities,
    script,
    sends: () => [...sends],
    messagesTo: phones.messagesTo,
    latestLink: phones.latestLink,
    copies: phones.copies,

    send: async (given, { signal }) => {
      if (signal.aborted) return { outcome: 'unknown', cause: 'time-out' }
      const message = { ...given }
      if (message.body.length > capabilities.maximumBodyCharacters) return TOO_LONG
      const behaviour = script.take(message.to)
      sends.push({ message, behaviour, at: options.clock.now() })
      const providerId = deliverOnce(message, behaviour)
      await waitOn(options.clock, behaviour.afterMs ?? 0)
      if (behaviour.answer === 'accept' || behaviour.answer === 'reject') {
        return answerProperly(behaviour, providerId, message.body)
      }
      return answerWithFault(behaviour.answer, signal)
    },

    parseCallback: async (request) => readDelivery(request),
    parseInbound: async (request) => readInbound(request),

    deliveryCallback: (reference, status, details = {}) => {
      const received = phones.latest(reference)
      if (received === undefined) {
        throw new SmsError(`Expected a message with reference ${reference} on a phone, found none. Send it first.`, {
          code: 'message_not_found',
          isRetryable: false,
        })
      }
      const { providerId } = received
      const reason = details.class === undefined ? {} : { class: details.class }
      return makeCallback({ delivery: { providerId, reference, status, ...reason, at: options.clock.now() } }, details)
    },

    inboundCallback: (from, text, details = {}) => makeCallback({ inbound: { from, to: SENDER, text } }, details),
  }
}
