export type { AdapterErrorOptions, CommitFate } from './adapter-error.ts'
export { AdapterError, RailError, SmsError, StorageError } from './adapter-error.ts'
export type { Instant } from './instant.ts'
export type { JsonObject, JsonValue } from './json.ts'
export type * from './rail/rail-adapter.ts'
export type * from './rail/rail-outcome.ts'
export type * from './rail/rail-request.ts'
export type * from './rail/rail-verification.ts'
export type * from './sms/sms-adapter.ts'
export { laterSmsStatus, SMS_DELIVERY_STATUSES, type SmsDeliveryStatus } from './sms/sms-delivery-status.ts'
export type { SmsKind, SmsMessage } from './sms/sms-message.ts'
export { SMS_KIND_DELIVERY } from './sms/sms-message.ts'
export type * from './sms/sms-outcome.ts'
export { type CatalogView, mergeCatalog } from './storage/check/catalog-view.ts'
export {
  checkClaim,
  checkFind,
  checkGet,
  checkListParked,
  checkLookup,
  checkPrune,
  checkReadJournal,
  checkRenew,
  QUERY_LIMITS,
} from './storage/check/check-query.ts'
export {
  type EncodedBatch,
  type EncodedPut,
  type EncodedTaskChange,
  type EncodedTaskPut,
  encodeCommitBatch,
} from './storage/check/encode-commit.ts'
export type { CommitBatch, CommitConflict, CommitResult } from './storage/commit.ts'
export { COMMIT_LIMITS } from './storage/commit.ts'
export type * from './storage/find.ts'
export type * from './storage/journal.ts'
export type {
  IndexValue,
  RecordCatalog,
  RecordKey,
  RecordKindDefinition,
  RecordList,
  RecordPut,
  RecordRemoval,
  StoredRecord,
} from './storage/record.ts'
export { SHARED_BUSINESS_ACCOUNT_ID } from './storage/record.ts'
export type * from './storage/storage-adapter.ts'
export type * from './storage/task.ts'
export type * from './storage/unique-key.ts'
