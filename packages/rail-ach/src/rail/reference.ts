import { createHash } from 'node:crypto'
import type { RailReference } from '@linx/contracts'

/** Digits and letters that nobody mixes up (Crockford). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Characters of an individual identification number. */
const LENGTH = 15

/** 75 bits of a hash as 15 characters: fits the individual identification number of every entry type but POP, ARC, BOC and RCK. */
export const makeAchReference = (attempt: {
  readonly transactionId: string
  readonly number: number
}): RailReference => {
  const hash = createHash('sha256').update(`${attempt.transactionId}\n${attempt.number}`).digest()
  const reference = Array.from({ length: LENGTH }, (_, index) => ALPHABET[(hash[index] ?? 0) % ALPHABET.length]).join(
    '',
  )
  return { reference }
}
