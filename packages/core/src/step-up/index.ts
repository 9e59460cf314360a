export {
  type CodeDecision,
  decideCodeRequest,
  decideTried,
  decideTry,
  type StepUpContext,
  type TryDecision,
} from './decide-step-up.ts'
export {
  defaultStepUpPolicy,
  type IssuedCode,
  newStepUp,
  type SecretHash,
  STEP_UP_MODES,
  type StepUpMode,
  type StepUpPolicy,
  type StepUpState,
} from './step-up-state.ts'
