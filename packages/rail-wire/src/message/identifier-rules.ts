import type { RailIssue } from '@linx/contracts'
import { referenceOfUetr } from '../reference/wire-reference.ts'
import { FORMATS } from '../table/format-table.ts'
import { wireIssue } from './wire-issue.ts'
import type { WireFormat, WirePayment } from './wire-payment.ts'

const END_TO_END_ID = FORMATS['pain.001'].messageId
const DAY = /^\d{4}-\d{2}-\d{2}$/

const isRealDay = (day: string): boolean => {
  const instant = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day)
}

/** Instants of four-digit years. */
const isInstant = (instant: number): boolean =>
  Number.isSafeInteger(instant) && instant >= 0 && instant < Date.UTC(10_000, 0)

/** The rules of ids and dates, which the rail makes itself and another caller can get wrong. */
export const identifierIssues = (payment: WirePayment, format: WireFormat): readonly RailIssue[] => {
  const { messageId, endToEndId, uetr, executionDate, createdAt } = payment
  const legalId = FORMATS[format].messageId
  const rows = [
    [legalId.pattern.test(messageId), 'messageId', legalId.text, messageId],
    [END_TO_END_ID.pattern.test(endToEndId), 'endToEndId', END_TO_END_ID.text, endToEndId],
    [
      referenceOfUetr(uetr) !== undefined && uetr === uetr.toLowerCase(),
      'uetr',
      'a UUID of version 4 in lower case',
      uetr,
    ],
    [isRealDay(executionDate), 'executionDate', 'a real day as YYYY-MM-DD', executionDate],
    [isInstant(createdAt), 'createdAt', 'milliseconds since 1970', String(createdAt)],
  ] as const
  return rows
    .filter(([isKept]) => !isKept)
    .map(([, path, expected, received]) =>
      wireIssue('wire_identifier', path, { expected, received, fix: 'Correct it' }),
    )
}
