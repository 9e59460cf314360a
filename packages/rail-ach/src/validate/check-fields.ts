import { readNachaDate } from '../format/civil-date.ts'
import type { FieldRow } from '../format/field-row.ts'
import type { Report } from './check-context.ts'
import type { NachaFaultCode } from './fault-table.ts'

const IDENTIFIER = /^( \d{9}|[!-~]{10})$/
const TIME = /^([01]\d|2[0-3])[0-5]\d$/

const isBlank = (text: string): boolean => text.trim() === ''

type FieldCheck = (text: string, field: FieldRow) => NachaFaultCode | undefined

const checkText: FieldCheck = (text, { isRequired }) => {
  if (isBlank(text)) return isRequired === true ? 'field_required' : undefined
  return text.startsWith(' ') ? 'field_justified' : undefined
}

const checkDigits: FieldCheck = (text) => (/^\d+$/.test(text) ? undefined : 'field_digits')

/** What must hold of a field whatever the others say; one row a kind. */
const CHECKS: { readonly [kind in FieldRow['kind']]: FieldCheck } = {
  constant: (text, { value }) => (text === value ? undefined : 'field_constant'),
  reserved: (text) => (isBlank(text) ? undefined : 'field_reserved'),
  digits: checkDigits,
  count: checkDigits,
  amount: checkDigits,
  text: checkText,
  identifier: (text) => (IDENTIFIER.test(text) ? undefined : 'field_identifier'),
  date: (text, { isRequired }) => {
    if (isBlank(text)) return isRequired === true ? 'field_required' : undefined
    return readNachaDate(text) === undefined ? 'field_date' : undefined
  },
  time: (text) => (isBlank(text) || TIME.test(text) ? undefined : 'field_time'),
}

/** Checks every field of a record of 94 characters by itself. */
export const checkFields = (fields: readonly FieldRow[], line: string, report: Report): void => {
  for (const field of fields) {
    const text = line.slice(field.start - 1, field.end)
    const code = CHECKS[field.kind](text, field)
    if (code === undefined) continue
    const shown = field.name === 'accountNumber' ? {} : { received: text }
    const expected = field.value === undefined ? field.name : `${field.name} ${field.value}`
    report(code, field.start, { expected, ...shown })
  }
}
