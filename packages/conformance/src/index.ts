export type { CaseOutcome, ConformanceCase, Waiver } from './kit/conformance-case.ts'
export { ConformanceFailure } from './kit/expect.ts'
export type { TestFunctions } from './kit/run-cases.ts'
export { railConformanceCases } from './rail/rail-conformance-cases.ts'
export type { OpenRail, RailCase, RailContext } from './rail/rail-context.ts'
export type {
  CancelFault,
  EligibilityFault,
  InquireFault,
  NewsManner,
  RailFaultPlan,
  RailHappening,
  SubmitFault,
} from './rail/rail-fault.ts'
export type { PeerPayment, RailBench, RailPayment, RailPeer, RailSubject } from './rail/rail-subject.ts'
export { checkRailConformance, runRailConformance } from './rail/run-rail-conformance.ts'
export type { PeerSms } from './sms/peer-sms.ts'
export { checkSmsConformance, runSmsConformance } from './sms/run-sms-conformance.ts'
export { smsConformanceCases } from './sms/sms-conformance-cases.ts'
export type { OpenSms, SmsCase, SmsContext } from './sms/sms-context.ts'
export type { SmsNews, SmsNewsManner, SmsSendFault, SmsTrait } from './sms/sms-fault.ts'
export type { Acknowledgement, SmsBench, SmsPeer, SmsSubject } from './sms/sms-subject.ts'
export { checkStorageConformance, runStorageConformance } from './storage/run-storage-conformance.ts'
export { storageConformanceCases } from './storage/storage-conformance-cases.ts'
export type { StorageCase, StorageContext, StorageSubject } from './storage/storage-context.ts'
