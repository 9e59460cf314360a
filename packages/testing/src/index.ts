export {
  createVirtualClock,
  type PeerClock,
  type VirtualClock,
  type VirtualClockOptions,
} from './clock/virtual-clock.ts'
export * as fixtures from './fixtures/index.ts'
export { createSeededIds, type SeededIds } from './ids/seeded-ids.ts'
export { createSeededRandom, type SeededRandom } from './ids/seeded-random.ts'
export { findViolations, observeSimulation } from './invariants/find-violations.ts'
export type { Invariant } from './invariants/invariant.ts'
export { invariantTable } from './invariants/invariant-table.ts'
export type {
  ObservedMovement,
  ObservedOptOut,
  ObservedPost,
  ObservedSend,
  ObservedWorld,
  Snapshot,
} from './invariants/observed-world.ts'
export type { PeerFault } from './peer/peer-fault.ts'
export type { Script } from './peer/script.ts'
export {
  describeFault,
  type Fault,
  PEER_FATES,
  type PeerCallFault,
  type PeerFate,
  type TimerFault,
} from './process/fault.ts'
export { exampleRailRequest } from './rail/example-rail-request.ts'
export type { RailReason } from './rail/order-book.ts'
export type { CancelBehaviour, InquireBehaviour, SubmitBehaviour } from './rail/rail-behaviour.ts'
export type { InboundManner } from './rail/rail-inbound.ts'
export type { RailLedgerEntry, RailLedgerTotal } from './rail/rail-ledger.ts'
export type { RailNews } from './rail/rail-news.ts'
export { type AcceptedState, RAIL_STANDARDS, type RailStandard } from './rail/rail-standards.ts'
export { createScriptedRail, type RailCall, type ScriptedRail, type ScriptedRailOptions } from './rail/scripted-rail.ts'
export { hashTrace, runScenario, type ScenarioOptions, type ScenarioRun } from './scenario/run-scenario.ts'
export type { Scenario, ScenarioMemory, ScenarioStep } from './scenario/scenario.ts'
export { scenarioTable } from './scenario/scenario-table.ts'
export {
  createSimulation,
  type Simulation,
  type SimulationOptions,
  type SimulationPeers,
} from './simulation/create-simulation.ts'
export {
  answerOpenSteps,
  demandValue,
  latestToken,
  openLatest,
  openLive,
  SAMPLE_PHONE,
  tokenOf,
} from './simulation/customer-visit.ts'
export {
  loadSampleParties,
  OTHER_BUSINESS_ACCOUNT_ID,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleAnswers,
  sampleBusiness,
  sampleBusinessAccount,
  sampleCard,
  sampleCustomer,
} from './simulation/sample-business.ts'
export { achPaymentRequest, dailyScheduleRequest, sampleBankAccount } from './simulation/sample-payments.ts'
export { cardPaymentRequest, cardTemplateRequest, newCustomerRequest } from './simulation/sample-requests.ts'
export type { ReceivedSms } from './sms/phone-book.ts'
export {
  createRecordingSms,
  type RecordedSend,
  type RecordingSms,
  type RecordingSmsOptions,
} from './sms/recording-sms.ts'
export { RECORDING_SMS_CAPABILITIES, type SmsBehaviour } from './sms/sms-behaviour.ts'
export { createFaultyStorage, type FaultyStorage, type StorageFault } from './storage/faulty-storage.ts'
export { createRecordingStorage, type RecordingStorage } from './storage/recording-storage.ts'
export { createScheduledStorage } from './storage/scheduled-storage.ts'
export { ProcessDied, STORAGE_FAULTS, type StorageFaultKind, type StorageVerb } from './storage/storage-fault.ts'
export {
  createRecordingWebhooks,
  type ReceivedWebhook,
  type RecordingWebhooks,
  type WebhookBehaviour,
} from './webhook/recording-webhooks.ts'
