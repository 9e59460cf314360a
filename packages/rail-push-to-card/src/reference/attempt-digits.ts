import { createHash } from 'node:crypto'

/** One submission of one transaction. */
export interface Attempt {
  readonly transactionId: string
  readonly number: number
}

const hashOf = ({ transactionId, number }: Attempt): Buffer =>
  createHash('sha256').update(`${number}:${transactionId}`).digest()

/** A hash of the attempt as text of 32 letters, digits, `-` and `_`. */
export const attemptText = (attempt: Attempt): string => hashOf(attempt).subarray(0, 24).toString('base64url')

/** A number from `from` (included) to `to` (not included) that follows from the attempt; `place` 0 to 3 gives four that are independent. */
export const attemptNumber = (attempt: Attempt, place: 0 | 1 | 2 | 3, from: number, to: number): number =>
  from + Number(hashOf(attempt).readBigUInt64BE(place * 8) % BigInt(to - from))
