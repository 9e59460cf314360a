import type { RailAccount } from '@linx/contracts'
import { ConformanceFailure } from '../../kit/expect.ts'
import type { RailSubject } from '../rail-subject.ts'

const secretOf = (account: RailAccount): string => (account.type === 'BANK' ? account.accountNumber : account.token)

/** The account numbers and tokens of the examples and the credentials of the subject. */
const secretsOf = ({ examples, secrets = [] }: RailSubject): readonly string[] => [
  ...new Set([...examples.flatMap(({ debit, credit }) => [secretOf(debit), secretOf(credit)]), ...secrets]),
]

const textOf = (value: unknown): string => (value instanceof Error ? String(value) : (JSON.stringify(value) ?? ''))

/** Throws `ConformanceFailure` if one of the secrets stands anywhere in the value; the message does not repeat it. */
export const expectNoSecret = (subject: RailSubject, value: unknown, what: string): void => {
  const text = textOf(value)
  const found = secretsOf(subject).find((secret) => text.includes(secret))
  if (found !== undefined) {
    throw new ConformanceFailure(`${what}: an account number, a token or a credential stands in it.`)
  }
}
