import type { Instant, SmsMessage } from '@linx/contracts'

/** A message as it arrived on a phone. */
export interface ReceivedSms {
  readonly message: SmsMessage
  readonly providerId: string
  readonly receivedAt: Instant
}

const LINK = /https?:\/\/[^\s<>"]+/g
const TRAILING_PUNCTUATION = /[.,;:!?)\]]+$/

/** Every link in a text, in order, without the punctuation behind it. */
const linksIn = (text: string): readonly string[] =>
  (text.match(LINK) ?? []).map((link) => link.replace(TRAILING_PUNCTUATION, ''))

/** All phones and what arrived on them. */
export interface PhoneBook {
  deliver(received: ReceivedSms): void
  /** What arrived on this phone, oldest first. */
  messagesTo(number: string): readonly ReceivedSms[]
  /** The last link that arrived on this phone. */
  latestLink(number: string): string | undefined
  /** How many messages with this reference arrived, on any phone. */
  copies(reference: string): number
  /** The latest message with this reference. */
  latest(reference: string): ReceivedSms | undefined
}

export const createPhoneBook = (): PhoneBook => {
  const all: ReceivedSms[] = []
  const messagesTo = (number: string) => all.filter(({ message }) => message.to === number)

  return {
    deliver: (received) => {
      all.push(received)
    },
    messagesTo,
    latestLink: (number) =>
      messagesTo(number)
        .flatMap(({ message }) => linksIn(message.body))
        .at(-1),
    copies: (reference) => all.filter(({ message }) => message.reference === reference).length,
    latest: (reference) => all.findLast(({ message }) => message.reference === reference),
  }
}
