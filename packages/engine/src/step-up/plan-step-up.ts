import {
  createIssue,
  failure,
  newStepUp,
  type Result,
  type StepUpMode,
  type StepUpState,
  success,
  type WorkflowCreatedAnswer,
  type WorkflowDefinition,
} from '@linx/core'
import { businessProfile, type EngineParts } from '../engine-parts.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import { stepUpKind } from './step-up-kind.ts'

/** The definition with the proof that is asked for: the request's wish, else the Business Account's. It does not change any more. */
export const withStepUp = async (
  parts: EngineParts,
  businessAccountId: string,
  definition: WorkflowDefinition,
): Promise<Result<WorkflowDefinition>> => {
  const { stepUp: asked, ...rest } = definition
  const mode: StepUpMode = asked ?? (await businessProfile(parts, businessAccountId)).stepUp ?? 'none'
  if (mode === 'none') return success(rest)
  if (mode === 'host' && parts.stepUp.host === undefined) {
    const detail = { path: 'stepUp', expected: 'a proof that this host can take', received: mode }
    return failure(createIssue('step_up_unavailable', { ...detail, fix: 'Use passcode or one-time-code' }))
  }
  return success({ ...rest, stepUp: mode })
}

/** What is stored of a new passcode: a slow salted hash. */
const passcodeState = async (
  { stepUp: { secrets } }: EngineParts,
  identity: Pick<StepUpState, 'businessAccountId' | 'workflowId'>,
): Promise<StepUpState> => {
  const [keyId, salt] = [secrets.currentKeyId, secrets.newSalt()]
  const text = secrets.passcode(identity.workflowId, { keyId, salt }) ?? ''
  const passcode = { keyId, ...(await secrets.hash(text, salt)) }
  return { ...newStepUp({ ...identity, mode: 'passcode' }), passcode }
}

/** The record of a new workflow's passcode, if it has one. */
export const passcodeRecords = async (
  parts: EngineParts,
  { stepUp }: WorkflowDefinition,
  identity: Pick<StepUpState, 'businessAccountId' | 'workflowId'>,
): Promise<readonly RecordChange[]> =>
  stepUp === 'passcode' ? [recordChange(stepUpKind, await passcodeState(parts, identity))] : []

/** Adds the passcode to the answer of its creation; the stored answer of an idempotency key never holds it. */
export const withPasscode = async (
  parts: EngineParts,
  businessAccountId: string,
  created: Result<WorkflowCreatedAnswer>,
): Promise<Result<WorkflowCreatedAnswer>> => {
  if (!created.ok || created.value.stepUp !== 'passcode') return created
  const { workflowId } = created.value
  const made = (await parts.store.load(stepUpKind, businessAccountId, workflowId))?.state.passcode
  const passcode = made === undefined ? undefined : parts.stepUp.secrets.passcode(workflowId, made)
  return passcode === undefined ? created : success({ ...created.value, passcode })
}
