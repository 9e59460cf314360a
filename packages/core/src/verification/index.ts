export {
  type AccountVerification,
  VERIFICATION_LIMITS,
  type VerificationAttempt,
} from './account-verification.ts'
export { type AccountCorrection, accountCorrected, correctAccount } from './correct-account.ts'
export { decideVerification } from './decide-verification.ts'
export { newVerification } from './start-verification.ts'
export { validateVerificationResult, verificationResultSchema } from './validate-verification-result.ts'
export type { VerificationCommand } from './verification-commands.ts'
export type {
  VerificationContext,
  VerificationDecision,
  VerificationDecisionResult,
} from './verification-context.ts'
export { verificationLifeCycle, verificationRefusals } from './verification-life-cycle.ts'
export { type VerificationEvent, verificationMachine } from './verification-machine.ts'
export { verificationTaskId } from './verification-tasks.ts'
