export { createWireRail, type WireRail } from './create-wire-rail.ts'
export type {
  ChargeBearer,
  Pacs008Message,
  Pain001Message,
  WireAccount,
  WireBank,
  WireFormat,
  WirePayment,
} from './message/wire-payment.ts'
export type { BankingCalendar, BankingWindow } from './plan/banking-window.ts'
export { type ReadOutcome, readNotification, readReturn, readStatusReport } from './read/read-messages.ts'
export { makeImad } from './reference/imad.ts'
export { createDirectorySubmissionStore } from './submit/directory-submission-store.ts'
export { createDirectoryTransport } from './submit/directory-transport.ts'
export { createMemorySubmissionStore, type SubmissionStore, type WireSubmission } from './submit/submission-store.ts'
export type {
  OutboundWire,
  WireAnswer,
  WireQuestion,
  WireSendOutcome,
  WireTransport,
} from './submit/wire-transport.ts'
export type { WireMessageOptions, WireRailOptions } from './wire-rail-options.ts'
export { writePacs008 } from './write/write-pacs008.ts'
export { writePain001 } from './write/write-pain001.ts'
