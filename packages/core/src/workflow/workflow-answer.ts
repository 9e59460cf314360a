import type { Instant } from '@linx/contracts'
import type { Issue, IssueCode } from '../issue/index.ts'
import type { StepUpMode } from '../step-up/step-up-state.ts'
import { formatInstant } from '../time/index.ts'
import type { StepName } from './step-table.ts'
import type { WorkflowDefinition } from './workflow-definition.ts'

/** The answer to a workflow that was created (seed 000): empty texts where there is no template. */
export interface WorkflowCreatedAnswer {
  readonly workflowId: string
  readonly templateId: string
  readonly templateVersionId: string
  readonly result: { readonly successful: true }
  readonly steps: readonly { readonly stepName: StepName; readonly stepId: string }[]
  /** Segments of the invitation, 1 to 3: what the SMS costs. */
  readonly estimatedSegments: number
  /** What the Customer has to prove; absent: nothing. */
  readonly stepUp?: Exclude<StepUpMode, 'none'>
  /** For the Customer, by another way than SMS. It is told to whoever creates the workflow, a repeat with the key included, and to nobody else. */
  readonly passcode?: string
}

/** One issue as the API shows it. */
export interface AnswerError {
  readonly path: string
  readonly message: string
  readonly errorCode: IssueCode
}

/** One issue of a member that a form can mark. */
export interface AnswerFieldError {
  /** The last name of the path: `phoneNumber`. */
  readonly fieldName: string
  /** The first name of the path: `parameters`, `steps`, `title`. */
  readonly fieldCategory: string
  readonly errorCode: IssueCode
  readonly message: string
}

/** The answer to a refused request: every violation, nothing was stored. */
export interface WorkflowRefusedAnswer {
  readonly result: {
    readonly successful: false
    readonly error: {
      /** ISO 8601 with milliseconds and `Z`. */
      readonly timestamp: string
      readonly traceId: string
      readonly message: string
      /** The code of the first issue. */
      readonly errorCode: IssueCode
      readonly errors: readonly AnswerError[]
    }
    readonly fieldErrors: readonly AnswerFieldError[]
  }
}

/** Puts a created workflow into the words of the API; the steps stand in the order of the request. */
export const workflowCreatedAnswer = (created: {
  readonly workflowId: string
  readonly definition: WorkflowDefinition
  /** One for each step, in order. */
  readonly stepIds: readonly string[]
  readonly estimatedSegments: number
}): WorkflowCreatedAnswer => {
  const { workflowId, definition, stepIds, estimatedSegments } = created
  return {
    workflowId,
    templateId: definition.templateId ?? '',
    templateVersionId: definition.templateVersionId ?? '',
    result: { successful: true },
    steps: definition.steps.map(({ name }, index) => ({ stepName: name, stepId: stepIds[index] ?? '' })),
    estimatedSegments,
    ...(definition.stepUp === undefined || definition.stepUp === 'none' ? {} : { stepUp: definition.stepUp }),
  }
}

const namesOf = (path: string): readonly string[] =>
  path.split(/[.[\]"]+/).filter((name) => name !== '' && !/^\d+$/.test(name))

const toFieldError = ({ path, code, message }: Issue): readonly AnswerFieldError[] => {
  const names = namesOf(path)
  const fieldName = names.at(-1)
  return fieldName === undefined ? [] : [{ fieldName, fieldCategory: names[0] ?? fieldName, errorCode: code, message }]
}

/** Puts the issues of a refused request into the words of the API, in their order. */
export const workflowRefusedAnswer = (refusal: {
  /** At least one. */
  readonly issues: readonly Issue[]
  readonly timestamp: Instant
  readonly traceId: string
}): WorkflowRefusedAnswer => {
  const { issues, timestamp, traceId } = refusal
  const count = issues.length === 1 ? 'one rule' : `${issues.length} rules`
  return {
    result: {
      successful: false,
      error: {
        timestamp: formatInstant(timestamp),
        traceId,
        message: `The request breaks ${count}; nothing was created.`,
        errorCode: issues[0]?.code ?? 'input_value',
        errors: issues.map(({ path, message, code }) => ({ path, message, errorCode: code })),
      },
      fieldErrors: issues.flatMap(toFieldError),
    },
  }
}
