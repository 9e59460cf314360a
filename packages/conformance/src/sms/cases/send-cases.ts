import type { SmsKind, SmsMessage, SmsSendOutcome } from '@linx/contracts'
import { ConformanceFailure, expectEqual, expectTrue } from '../../kit/expect.ts'
import type { OpenSms, SmsCase } from '../sms-context.ts'

/** The answer must be one of these. */
export const expectSend = (
  answer: SmsSendOutcome,
  allowed: readonly SmsSendOutcome['outcome'][],
  what = 'the outcome',
): void => {
  if (allowed.includes(answer.outcome)) return
  throw new ConformanceFailure(`${what}: expected ${allowed.join(' or ')}, received ${JSON.stringify(answer)}.`)
}

/** These messages and no others must have gone to phones, each to its number with its text. */
export const expectOnPhones = ({ peer }: OpenSms, messages: readonly SmsMessage[]): void => {
  const line = ({ to, body }: { readonly to: string; readonly body: string }) => ({ to, body })
  expectEqual(peer.messages().map(line), messages.map(line), 'the messages on phones')
}

/** A send that must be accepted. */
export const sendSound = async (opened: OpenSms, message = opened.newMessage()): Promise<SmsMessage> => {
  expectSend(await opened.send(message), ['accepted'], 'a send that goes well')
  return message
}

/** Sends and answers what the peer saw of the only message. */
const seenOf = async (opened: OpenSms, message: SmsMessage) => {
  await sendSound(opened, message)
  return opened.peer.messages()[0]
}

const CONCURRENT = 8
const KINDS: readonly SmsKind[] = [
  'invitation',
  'reminder',
  'expiry',
  'transaction-status',
  'one-time-code',
  'opt-out-confirmation',
]
const clause = 'SmsAdapter.send'

export const sendCases: readonly SmsCase[] = [
  {
    id: 'send.accepted',
    title: 'hands a message over once, to its number, with its text',
    clause,
    run: async ({ open }) => {
      const opened = await open()
      const message = await sendSound(opened)
      expectOnPhones(opened, [message])
      expectTrue(opened.peer.callCount() === 1, 'A message of one part must be one call of the peer.')
    },
  },
  {
    id: 'send.every-kind',
    title: 'sends every kind of message alike',
    clause: 'SmsMessage.kind',
    run: async ({ open }) => {
      const opened = await open()
      const messages = KINDS.map((kind) => opened.newMessage({ kind }))
      for (const message of messages) await sendSound(opened, message)
      expectOnPhones(opened, messages)
    },
  },
  {
    id: 'send.provider-id',
    title: 'tells two messages apart by the provider’s id, if it tells one',
    clause: 'SmsSendOutcome accepted.providerId',
    run: async ({ open }) => {
      const opened = await open()
      const outcomes = [await opened.send(opened.newMessage()), await opened.send(opened.newMessage())]
      const ids = outcomes.flatMap((each) => (each.outcome === 'accepted' ? [each.providerId] : []))
      const told = ids.filter((id) => id !== undefined)
      expectEqual(new Set(told).size, told.length, 'the number of different ids')
    },
  },
  {
    id: 'send.sender',
    title: 'sends from the sender of the message',
    clause: 'SmsMessage.sender',
    run: async ({ open, subject: { sender } }) => {
      const opened = await open()
      expectEqual((await seenOf(opened, opened.newMessage({ sender })))?.sender, sender, 'the sender')
    },
  },
  {
    id: 'send.default-sender',
    title: 'sends from the adapter’s sender if the message names none',
    clause: 'SmsMessage.sender',
    run: async ({ open, subject }) => {
      const opened = await open()
      const seen = await seenOf(opened, opened.newMessage())
      expectTrue(seen?.sender !== subject.sender, 'The sender of another message was used.')
    },
  },
  {
    id: 'send.name-as-sender',
    title: 'sends from a name',
    clause: 'SmsCapabilities.alphanumericSender',
    needs: 'names as sender',
    run: async ({ open }) => {
      const opened = await open()
      expectEqual((await seenOf(opened, opened.newMessage({ sender: 'Acme Pay' })))?.sender, 'Acme Pay', 'the sender')
    },
  },
  {
    id: 'send.reference',
    title: 'gives the provider our reference',
    clause: 'SmsMessage.reference',
    needs: 'trait:reference',
    run: async ({ open }) => {
      const opened = await open()
      const message = opened.newMessage({ reference: 'a/b c&d=e#f+g%20é' })
      expectEqual((await seenOf(opened, message))?.reference, message.reference, 'the reference')
    },
  },
  {
    id: 'send.validity',
    title: 'tells the provider how long the message is worth sending',
    clause: 'SmsMessage.validitySeconds',
    needs: 'trait:validity',
    run: async ({ open }) => {
      const opened = await open()
      const message = opened.newMessage({ validitySeconds: 3_600 })
      expectEqual((await seenOf(opened, message))?.validitySeconds, 3_600, 'the validity')
    },
  },
  {
    id: 'send.changes-nothing',
    title: 'does not change the message that it is given',
    clause,
    run: async ({ open }) => {
      const opened = await open()
      const message = opened.newMessage()
      const before = structuredClone(message)
      await opened.sms.send(message, { signal: new AbortController().signal })
      expectEqual(message, before, 'the message afterwards')
    },
  },
  {
    id: 'send.same-message-twice',
    title: 'sends what it is asked to send, also twice, unless the provider drops doubles',
    clause: 'SmsCapabilities.idempotent',
    run: async ({ open, subject }) => {
      const opened = await open()
      const message = await sendSound(opened)
      await sendSound(opened, message)
      expectOnPhones(opened, subject.capabilities.idempotent ? [message] : [message, message])
    },
  },
  {
    id: 'send.concurrent',
    title: 'keeps messages apart that are sent at the same time',
    clause,
    run: async ({ open }) => {
      const opened = await open()
      const messages = Array.from({ length: CONCURRENT }, (_, index) =>
        opened.newMessage({ to: `+1647123456${index}`, body: `Message ${index}` }),
      )
      for (const outcome of await Promise.all(messages.map((message) => opened.send(message)))) {
        expectSend(outcome, ['accepted'])
      }
      const lines = opened.peer.messages().map(({ to, body }) => `${to} ${body}`)
      expectEqual(
        lines.toSorted(),
        messages.map(({ to, body }) => `${to} ${body}`).toSorted(),
        'the messages on phones',
      )
    },
  },
  {
    id: 'send.aborted-before',
    title: 'sends nothing when the signal is aborted already',
    clause: 'SmsAdapter.send MUST stop at signal',
    run: async ({ open }) => {
      const opened = await open()
      expectSend(await opened.send(opened.newMessage(), AbortSignal.abort()), ['rejected', 'unknown'])
      expectOnPhones(opened, [])
    },
  },
]
