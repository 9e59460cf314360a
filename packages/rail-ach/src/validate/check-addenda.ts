import { findChangeCode } from '../code/change-code-table.ts'
import { findReturnCode } from '../code/return-code-table.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import { CHANGE_ENTRY_TYPE, findEntryType } from '../table/entry-type-table.ts'
import { findTransactionCode } from '../table/transaction-code-table.ts'
import type { CompleteEntry, EntryKind, OpenBatch, Report } from './check-context.ts'

/** What an entry is, by its first addenda. */
export const entryKindOf = ({ addenda }: CompleteEntry): EntryKind => {
  const kind = addenda[0]?.values.kind
  return kind === undefined || kind === 'payment' || kind === 'other' ? 'payment' : kind
}

const checkIndicator = ({ values, addenda }: CompleteEntry, report: Report): void => {
  const expected = addenda.length === 0 ? '0' : '1'
  if (values.addendaIndicator !== expected) {
    report('addenda_indicator', 79, { expected, received: values.addendaIndicator })
  }
  const { addendaCount } = values
  if (addendaCount !== undefined && addendaCount !== addenda.length) {
    report('addenda_count', 55, { expected: String(addenda.length), received: String(addendaCount) })
  }
}

/** How many addenda an entry may have and must have. */
const checkNumber = ({ values, addenda }: CompleteEntry, kind: EntryKind, batch: OpenBatch, report: Report): void => {
  const type = findEntryType(batch.header.entryType)
  const maximum = kind === 'payment' ? (type?.maximumAddenda ?? 9_999) : 1
  const isZeroDollar = findTransactionCode(values.transactionCode)?.use === 'zero-dollar'
  const minimum = kind === 'payment' && !(isZeroDollar && type?.allowsZeroDollar === true) ? 0 : 1
  if (addenda.length < minimum || addenda.length > maximum) {
    report('addenda_count', 79, { expected: `${minimum} to ${maximum}`, received: String(addenda.length) })
  }
}

const checkPaymentAddenda = (
  addenda: Extract<NachaAddenda, { readonly kind: 'payment' }>,
  number: number,
  trace: string,
  report: Report,
): void => {
  const { sequenceNumber, entryDetailSequence } = addenda
  if (sequenceNumber !== number) {
    report('addenda_sequence', 84, { expected: String(number), received: String(sequenceNumber) })
  }
  if (entryDetailSequence !== trace.slice(8)) {
    report('addenda_trace', 88, { expected: trace.slice(8), received: entryDetailSequence })
  }
}

/** Codes R14 and R15 tell of a death. */
const DEATH_CODES: readonly string[] = ['R14', 'R15']

/** The codes that addenda carry, with their columns. */
const codesOf = (addenda: NachaAddenda): readonly (readonly [code: string, column: number])[] => {
  switch (addenda.kind) {
    case 'return':
      return [[addenda.returnCode, 4]]
    case 'dishonored-return':
      return [[addenda.dishonorCode, 4]]
    case 'contested-return':
      return [[addenda.contestCode, 4]]
    case 'change':
      return [[addenda.changeCode, 4]]
    case 'refused-change':
      return [
        [addenda.refusalCode, 4],
        [addenda.changeCode, 65],
      ]
    default:
      return []
  }
}

const checkCodes = (addenda: NachaAddenda, report: Report): void => {
  const isChange = addenda.kind === 'change' || addenda.kind === 'refused-change'
  const find = isChange ? findChangeCode : findReturnCode
  for (const [code, column] of codesOf(addenda)) {
    if (find(code) === undefined) {
      report(isChange ? 'change_code_unknown' : 'return_code_unknown', column, { received: code })
    }
  }
  if (addenda.kind === 'return' && addenda.dateOfDeath !== undefined && !DEATH_CODES.includes(addenda.returnCode)) {
    report('date_of_death', 22, { received: addenda.returnCode })
  }
}

/** Checks one record 7 against its entry. `number` is 1 for the first. */
export const checkAddenda = (
  addenda: NachaAddenda,
  number: number,
  kind: EntryKind,
  trace: string,
  report: Report,
): void => {
  if (addenda.kind !== kind) report('addenda_type', 2, { expected: `that of a ${kind}`, received: addenda.kind })
  if (addenda.kind === 'payment') checkPaymentAddenda(addenda, number, trace, report)
  else if (addenda.kind !== 'other') {
    if (addenda.traceNumber !== trace) report('addenda_trace', 80, { expected: trace, received: addenda.traceNumber })
    checkCodes(addenda, report)
  }
}

/** Checks an entry's addenda as a whole, and that it stands in a batch of its kind. */
export const checkEntryAddenda = (entry: CompleteEntry, kind: EntryKind, batch: OpenBatch, report: Report): void => {
  checkIndicator(entry, report)
  checkNumber(entry, kind, batch, report)
  const isChange = kind === 'change' || kind === 'refused-change'
  if (isChange !== (batch.header.entryType === CHANGE_ENTRY_TYPE)) {
    report('change_batch', 1, { received: `a ${kind} in ${batch.header.entryType}` })
  }
  if (batch.kind !== undefined && batch.kind !== kind) {
    report('entry_kinds_mixed', 1, { expected: `a ${batch.kind}`, received: `a ${kind}` })
  }
}
