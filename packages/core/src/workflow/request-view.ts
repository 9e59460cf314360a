import type { ShapeReading } from '../input/index.ts'
import type { StepUpMode } from '../step-up/step-up-state.ts'
import type { WorkflowParameters, WorkflowRequest } from './request-schema.ts'
import { isStepName, type StepName } from './step-table.ts'

/** A step of known name. `user` is there only if it is sound. */
export interface StepView {
  readonly name: StepName
  /** The place in the list, unknown steps counted. */
  readonly index: number
  readonly user?: object
}

/** How a request can name its steps. */
export type StepSource = 'steps' | 'templateId' | 'templateName'
const stepSources: readonly StepSource[] = ['steps', 'templateId', 'templateName']

const sourcesIn = (body: object): readonly StepSource[] => stepSources.filter((source) => source in body)

/** What of a request is sound enough for the rules; a sound request is all there. */
export interface RequestView {
  readonly title?: string
  readonly customerMemo?: string
  readonly expireInHours?: number
  readonly steps: readonly StepView[]
  /** Which of the three ways to name the steps the request takes, sound or not; a legal one takes one. */
  readonly sources: readonly StepSource[]
  /** The sound parameters. */
  readonly parameters: WorkflowParameters
  /** Names of all known or unknown parameters, sound or not. */
  readonly givenParameters: readonly string[]
  readonly templateId?: string
  readonly templateName?: string
  readonly stepUp?: StepUpMode
}

type Members = { readonly [member: string]: unknown }

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}

const viewStep = (step: unknown, index: number, isSound: (path: string) => boolean): readonly StepView[] => {
  const { name, inputs } = membersOf(step)
  if (!isStepName(name)) return []
  const { user } = membersOf(inputs)
  const isUsable = typeof user === 'object' && user !== null && isSound(`steps[${index}].inputs`)
  return [isUsable ? { name, index, user } : { name, index }]
}

const pick = (members: Members, path: string, isSound: (path: string) => boolean): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => isSound(path + name)))

/** Takes what is sound out of a request with issues: a member counts as absent if an issue points at or into it. */
const viewBroken = (reading: ShapeReading<WorkflowRequest>): RequestView => {
  const paths = reading.issues.map((issue) => issue.path)
  const isSound = (path: string): boolean =>
    !paths.some((broken) => broken === path || broken.startsWith(`${path}.`) || broken.startsWith(`${path}[`))
  const body = membersOf(reading.value)
  const given = membersOf(body.parameters)
  const { title, customerMemo, expireInHours, templateId, templateName, stepUp } = pick(
    body,
    '',
    isSound,
  ) as Partial<WorkflowRequest>
  const steps = Array.isArray(body.steps) ? body.steps : []
  return {
    title,
    customerMemo,
    expireInHours,
    templateId,
    templateName,
    stepUp,
    steps: steps.flatMap((step, index) => viewStep(step, index, isSound)),
    sources: sourcesIn(body),
    parameters: pick(given, 'parameters.', isSound) as WorkflowParameters,
    givenParameters: Object.keys(given),
  }
}

const viewSound = (request: WorkflowRequest): RequestView => ({
  ...request,
  steps: (request.steps ?? []).map(({ name, inputs }, index) =>
    inputs === undefined ? { name, index } : { name, index, user: inputs.user },
  ),
  sources: sourcesIn(request),
  givenParameters: Object.keys(request.parameters),
})

/** What the rules can work with, whatever the shape check has found. */
export const viewRequest = (reading: ShapeReading<WorkflowRequest>): RequestView =>
  reading.output === undefined ? viewBroken(reading) : viewSound(reading.output)
