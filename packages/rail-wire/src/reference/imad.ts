import { RailError } from '@linx/contracts'

const SOURCE = /^[A-Z0-9]{8}$/
const MAXIMUM_SEQUENCE = 999_999

/**
 * The message id of a Fedwire message (Input Message Accountability Data). `day` is the cycle date `YYYY-MM-DD`, `source` the participant's eight characters, `sequence` 1 to
 * 999,999 and never twice on a day. Throws `RailError` otherwise.
 */
export const makeImad = (day: string, source: string, sequence: number): string => {
  const isSequence = Number.isInteger(sequence) && sequence >= 1 && sequence <= MAXIMUM_SEQUENCE
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !SOURCE.test(source) || !isSequence) {
    throw new RailError(
      `Expected a day, a source of eight capitals or digits and a sequence from 1 to 999999, received ${day}, ${source}, ${sequence}.`,
      { code: 'imad', isRetryable: false },
    )
  }
  return `${day.replaceAll('-', '')}${source}${String(sequence).padStart(6, '0')}`
}
