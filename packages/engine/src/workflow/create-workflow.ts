import {
  type CreateSessionCommand,
  type Customer,
  createSession,
  failure,
  findWorkflowStep,
  type Result,
  readInput,
  success,
  validateWorkflowRequest,
  type WorkflowCreatedAnswer,
  type WorkflowDefinition,
  workflowCreatedAnswer,
} from '@linx/core'
import { type Caller, type EngineParts, sessionContext } from '../engine-parts.ts'
import { fingerprintOf, guardIdempotency, type IdempotencyGuard, type IdempotentCall } from '../idempotency.ts'
import { type Change, recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { sessionKind, workflowKind } from '../store/record-kinds.ts'
import { loadSession } from './session-store.ts'
import { loadWorkflowFacts } from './workflow-facts.ts'

type Contact = NonNullable<CreateSessionCommand['contact']>

const contactOf = (customer: Customer | undefined): { readonly contact?: Contact } => {
  if (customer === undefined) return {}
  const { firstName, lastName, primaryEmail, primaryPhoneNumber } = customer
  const email = primaryEmail === undefined ? {} : { email: primaryEmail }
  return { contact: { firstName, lastName, ...email, phoneNumber: primaryPhoneNumber.number } }
}

interface CheckedRequest {
  readonly definition: WorkflowDefinition
  readonly customer?: Customer
}

const check = async (parts: EngineParts, caller: Caller, request: unknown): Promise<Result<CheckedRequest>> => {
  const facts = await loadWorkflowFacts(parts, caller, request)
  const definition = validateWorkflowRequest(request, facts)
  if (!definition.ok) return definition
  const lookup = findWorkflowStep(definition.value, 'lookup-profile')
  const customer = lookup === undefined ? undefined : facts.customers.get(lookup.customerId)
  return success({ definition: definition.value, ...(customer === undefined ? {} : { customer }) })
}

/** Made once for a call, so that a commit that is decided again makes the same workflow. */
interface WorkflowIds {
  readonly workflowId: string
  readonly stepIds: readonly string[]
}

const plan = (
  parts: EngineParts,
  caller: Caller,
  { definition, customer }: CheckedRequest,
  ids: WorkflowIds,
): { readonly answer: WorkflowCreatedAnswer; readonly change: Change } => {
  const { businessAccountId, actor } = caller
  const { workflowId } = ids
  const link = parts.links.fingerprint(workflowId, 0)
  const command = { ...ids, businessAccountId, definition, link, ...contactOf(customer) }
  const decision = createSession(command, sessionContext(parts, actor))
  return {
    answer: workflowCreatedAnswer({ workflowId, definition, stepIds: ids.stepIds }),
    change: {
      businessAccountId,
      actor,
      action: 'workflow.create',
      subject: `session/${workflowId}`,
      records: [
        recordChange(workflowKind, { schemaVersion: 1, businessAccountId, workflowId, definition }),
        recordChange(sessionKind, decision.state),
      ],
      tasks: decision.tasks,
      events: decision.events,
    },
  }
}

type Created = Result<WorkflowCreatedAnswer>

/** What stays the same when a call is decided again. */
interface CreateRun {
  readonly request: unknown
  readonly fingerprint: string
  readonly guard: IdempotencyGuard
  ids?: WorkflowIds
}

const decide = async (parts: EngineParts, caller: Caller, run: CreateRun): Promise<Plan<Created>> => {
  const { guard, fingerprint } = run
  const replayed = await guard.replay<WorkflowCreatedAnswer>(fingerprint)
  if (replayed !== undefined) return { answer: replayed }
  const checked = await check(parts, caller, run.request)
  if (!checked.ok) return { answer: checked }
  const isRepeat = run.ids !== undefined
  run.ids ??= {
    workflowId: parts.ids.uuid(),
    stepIds: checked.value.definition.steps.map(() => parts.ids.uuid()),
  }
  const { answer, change } = plan(parts, caller, checked.value, run.ids)
  // A commit whose fate was unknown may have been written: the ids are ours alone, so what is there is this workflow.
  const stored = isRepeat ? await loadSession(parts, caller.businessAccountId, run.ids.workflowId) : undefined
  if (stored !== undefined) return { answer: success(answer) }
  return { answer: success(answer), change: { ...change, claims: guard.claims(answer, fingerprint) } }
}

/** `POST /v2/linx/workflows`. With a key, a repeat answers as the first call and makes nothing. */
export const createWorkflow = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  options: IdempotentCall,
): Promise<Created> => {
  const guard = guardIdempotency(parts, caller, 'workflow.create', options)
  if (!guard.ok) return guard
  const reading = readInput(request, { emptyTexts: 'kept' })
  if (!reading.ok) return failure(...reading.issues)
  await parts.ready()
  const fingerprint = options.idempotencyKey === undefined ? '' : fingerprintOf(reading.value)
  const run: CreateRun = { request, fingerprint, guard: guard.value }
  return execute<Created>(parts.store, () => decide(parts, caller, run))
}
