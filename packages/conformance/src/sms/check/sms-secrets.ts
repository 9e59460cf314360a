import { ConformanceFailure } from '../../kit/expect.ts'
import type { SmsSubject } from '../sms-subject.ts'

const textOf = (value: unknown): string =>
  value instanceof Error
    ? [value.name, value.message, JSON.stringify({ ...value }), textOf(value.cause)].join('\n')
    : (JSON.stringify(value) ?? '')

/** Throws `ConformanceFailure` if a credential, the number or the text stands anywhere in the value; the message does not repeat it. */
export const expectNoSmsSecret = (
  { secrets = [] }: SmsSubject,
  more: readonly string[],
  value: unknown,
  what: string,
): void => {
  const text = textOf(value)
  if ([...secrets, ...more].some((secret) => text.includes(secret))) {
    throw new ConformanceFailure(`${what}: a credential, the number or the text of the message stands in it.`)
  }
}
