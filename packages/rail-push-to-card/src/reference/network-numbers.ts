import { type Attempt, attemptNumber } from './attempt-digits.ts'

/** The numbers by which a card network knows a message. */
export interface NetworkNumbers {
  /** Twelve digits `ydddhhnnnnnn` (ISO 8583 field 37): last digit of the year, day of the year, hour, six digits. */
  readonly retrievalReferenceNumber: string
  /** Six digits (ISO 8583 field 11), the first not 0. */
  readonly systemsTraceAuditNumber: string
}

/** UUID of version 7: the first 48 bits are the milliseconds since the epoch (RFC 9562, section 5.7). */
const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const DAY_MS = 86_400_000

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

/** Year digit, day and hour (UTC) at which the transaction's id was made; made up from the attempt for an id without a time. */
const stampOf = (attempt: Attempt): string => {
  const [, high, low] = UUID_V7.exec(attempt.transactionId) ?? []
  if (high === undefined || low === undefined) {
    const yearAndDay = attemptNumber(attempt, 2, 0, 3_650)
    const hour = attemptNumber(attempt, 3, 0, 24)
    return `${Math.floor(yearAndDay / 365)}${digits((yearAndDay % 365) + 1, 3)}${digits(hour, 2)}`
  }
  const madeAt = new Date(Number.parseInt(high + low, 16))
  const startOfYear = Date.UTC(madeAt.getUTCFullYear(), 0)
  const day = Math.floor((madeAt.getTime() - startOfYear) / DAY_MS) + 1
  return `${madeAt.getUTCFullYear() % 10}${digits(day, 3)}${digits(madeAt.getUTCHours(), 2)}`
}

/**
 * The numbers of an attempt: the same for the same attempt, different for others but for a chance of 1 in 9 × 10¹¹ for each two of one
 * hour. The engine claims every reference before the first call, so a coincidence sends nothing.
 */
export const networkNumbersOf = (attempt: Attempt): NetworkNumbers => ({
  retrievalReferenceNumber: `${stampOf(attempt)}${digits(attemptNumber(attempt, 0, 0, 1_000_000), 6)}`,
  systemsTraceAuditNumber: digits(attemptNumber(attempt, 1, 100_000, 1_000_000), 6),
})
