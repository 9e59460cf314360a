import type { StepUpState } from '@linx/core'
import type { RecordKind } from '../store/record-kind.ts'

/** Where the proof of a workflow stands, under the workflow's id. */
export const stepUpKind: RecordKind<StepUpState> = {
  kind: 'stepUp',
  indexes: [],
  secrets: [{ path: 'passcode' }, { path: 'code' }],
  idOf: ({ workflowId }) => workflowId,
  indexesOf: () => ({}),
}
