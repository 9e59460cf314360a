export { addBankingDays, type BankingCalendar } from './calendar/banking-calendar.ts'
export { createFederalReserveCalendar, federalReserveHolidays } from './calendar/federal-reserve-calendar.ts'
export { type ChangeCodeRow, type ChangedField, changeCodeTable, findChangeCode } from './code/change-code-table.ts'
export { type CorrectedValues, readCorrectedData, writeCorrectedData } from './code/corrected-data.ts'
export { findReturnCode, type ReturnCodeRow, type ReturnTimeFrame, returnCodeTable } from './code/return-code-table.ts'
export type * from './format/nacha-addenda.ts'
export type * from './format/nacha-file.ts'
export { isRoutingNumber, routingCheckDigit } from './format/routing-number.ts'
export type {
  AchBalance,
  AchBank,
  AchOriginator,
  AchRailOptions,
} from './rail/ach-options.ts'
export {
  type AchWindow,
  FEDERAL_RESERVE_ZONE,
  federalReserveWindows,
  type MissedWindowPolicy,
} from './rail/ach-window.ts'
export { type AchRail, createAchRail } from './rail/create-ach-rail.ts'
export type { FlushedFile, FlushNotice, FlushSummary } from './rail/flush-summary.ts'
export type { NachaRecord } from './read/parse-record.ts'
export { type NachaReading, readNachaFile, streamNachaRecords } from './read/read-nacha-file.ts'
export type { NachaReadingOptions } from './read/record-reader.ts'
export { type NachaDeparture, type NachaRelaxation, relaxationTable } from './read/relaxation.ts'
export type { LineBreak } from './read/split-lines.ts'
export type { AchStore } from './store/ach-store.ts'
export { createDirectoryStore, type DirectoryStoreOptions } from './store/directory-store.ts'
export { type DurableFileSystem, nodeFileSystem } from './store/durable-file-system.ts'
export { type EntryTypeRow, entryTypeTable, findEntryType, type NachaEntryType } from './table/entry-type-table.ts'
export { type SameDayLimitRow, sameDayLimitOn, sameDayLimits } from './table/same-day-limits.ts'
export {
  findTransactionCode,
  type TransactionCodeRow,
  transactionCodeFor,
  transactionCodeTable,
} from './table/transaction-code-table.ts'
export type { AchTransport, OutboundFile } from './transport/ach-transport.ts'
export { createDirectoryTransport, type DirectoryTransportOptions } from './transport/directory-transport.ts'
export type { NachaValidation } from './validate/check-context.ts'
export { nachaFileKey } from './validate/check-headers.ts'
export { type FaultRow, faultTable, type NachaFaultCode } from './validate/fault-table.ts'
export { type NachaFault, NachaFileError } from './validate/nacha-fault.ts'
export { validateNachaFile, validateNachaStream } from './validate/validate-nacha-file.ts'
export {
  type NachaSource,
  type NachaSourceBatch,
  type NachaWriting,
  streamNachaFile,
  writeNachaFile,
} from './write/write-nacha-file.ts'
