import { addBankingDays } from '../calendar/banking-calendar.ts'
import { readNachaDate } from '../format/civil-date.ts'
import type { NachaBatchHeader, NachaFileHeader } from '../format/nacha-file.ts'
import { isRoutingNumber } from '../format/routing-number.ts'
import { CHANGE_ENTRY_TYPE, entryTypeTable, findEntryType, REVERSAL_DESCRIPTION } from '../table/entry-type-table.ts'
import type { CheckOptions, EntryKind, Report } from './check-context.ts'

/** What tells a file from all others of the same sender: origin, creation date and time, modifier. */
export const nachaFileKey = (header: NachaFileHeader): string =>
  [header.immediateOrigin, header.creationDate, header.creationTime ?? '', header.fileIdModifier].join('/')

export const checkFileHeader = (header: NachaFileHeader, { knownFileKeys }: CheckOptions, report: Report): void => {
  const { immediateDestination, fileIdModifier } = header
  if (/^\d{9}$/.test(immediateDestination) && !isRoutingNumber(immediateDestination)) {
    report('destination_routing_number', 4, { received: immediateDestination })
  }
  if (!/^[A-Z0-9]$/.test(fileIdModifier)) report('file_id_modifier', 34, { received: fileIdModifier })
  const key = nachaFileKey(header)
  if (knownFileKeys.has(key)) report('file_key_known', 24, { received: key })
}

const SERVICE_CLASSES: readonly string[] = ['200', '220', '225']
const ORIGINATOR_STATUSES: readonly string[] = ['1', '2']

/** Rules of the batch header that hold for payments, returns and changes alike. */
export const checkBatchHeader = (header: NachaBatchHeader, previousNumber: number, report: Report): void => {
  const { serviceClass, entryType, entryDescription, originatorStatus, batchNumber } = header
  if (!SERVICE_CLASSES.includes(serviceClass)) report('service_class', 2, { received: serviceClass })
  const row = findEntryType(entryType)
  if (row === undefined && entryType !== CHANGE_ENTRY_TYPE) {
    const expected = `one of ${entryTypeTable.map(({ code }) => code).join(', ')} or ${CHANGE_ENTRY_TYPE}`
    report('entry_type_unsupported', 51, { expected, received: entryType })
  }
  const demanded = row?.entryDescription
  if (demanded !== undefined && entryDescription !== demanded && entryDescription !== REVERSAL_DESCRIPTION) {
    report('entry_description', 54, { expected: demanded, received: entryDescription })
  }
  if (!ORIGINATOR_STATUSES.includes(originatorStatus)) {
    report('originator_status', 79, { received: originatorStatus })
  }
  if (batchNumber <= previousNumber) {
    report('batch_number_order', 88, { expected: `more than ${previousNumber}`, received: String(batchNumber) })
  }
}

/** Banking days that a payment may be sent ahead. */
const MAXIMUM_DAYS_AHEAD = { credit: 2, debit: 1 } as const

/** Rules of the dates of a batch; only payments have them, since the operator fills in the dates of what comes back. */
export const checkBatchDates = (
  header: NachaBatchHeader,
  creationDate: string | undefined,
  kind: EntryKind,
  { calendar }: CheckOptions,
  report: Report,
): void => {
  if (kind !== 'payment') return
  const { settlementDate, effectiveEntryDate } = header
  if (settlementDate !== undefined) report('settlement_date_filled', 76, { received: settlementDate })
  if (effectiveEntryDate === undefined) report('effective_date_missing', 70)
  const received = readNachaDate(effectiveEntryDate ?? '')
  if (received === undefined || creationDate === undefined) return
  if (received < creationDate) report('effective_date_past', 70, { expected: `${creationDate} or later`, received })
  if (!calendar.isBankingDay(received)) report('effective_date_closed', 70, { received })
  const direction = header.serviceClass === '220' ? 'credit' : 'debit'
  const latest = addBankingDays(creationDate, MAXIMUM_DAYS_AHEAD[direction], calendar)
  if (received > latest) report('effective_date_far', 70, { expected: `${latest} or earlier`, received })
}
