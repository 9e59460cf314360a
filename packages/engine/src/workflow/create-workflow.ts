import {
  type CreateSessionCommand,
  type Customer,
  createSession,
  findWorkflowStep,
  type Result,
  success,
  validateWorkflowRequest,
  type WorkflowCreatedAnswer,
  type WorkflowDefinition,
  workflowCreatedAnswer,
} from '@linx/core'
import { type Caller, type EngineParts, sessionContext } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { type PlannedAnswer, runIdempotently } from '../idempotent-command.ts'
import { recordChange } from '../store/change.ts'
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

const planCreation = (
  parts: EngineParts,
  caller: Caller,
  { definition, customer }: CheckedRequest,
  ids: WorkflowIds,
): PlannedAnswer<WorkflowCreatedAnswer> => {
  const { businessAccountId, actor } = caller
  const { workflowId } = ids
  const link = parts.links.fingerprint(workflowId, 0)
  const command = { ...ids, businessAccountId, definition, link, ...contactOf(customer) }
  const knownCustomer = customer === undefined ? {} : { customerId: customer.id }
  const decision = createSession(command, sessionContext(parts, actor))
  return {
    answer: workflowCreatedAnswer({ workflowId, definition, stepIds: ids.stepIds }),
    change: {
      businessAccountId,
      actor,
      action: 'workflow.create',
      subject: `session/${workflowId}`,
      records: [
        recordChange(workflowKind, { schemaVersion: 1, businessAccountId, workflowId, ...knownCustomer, definition }),
        recordChange(sessionKind, decision.state),
      ],
      tasks: decision.tasks,
      events: decision.events,
    },
  }
}

/** `POST /v2/linx/workflows`. With a key, a repeat answers as the first call and makes nothing. */
export const createWorkflow = (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  options: IdempotentCall,
): Promise<Result<WorkflowCreatedAnswer>> => {
  const workflowId = parts.ids.uuid()
  const stepIds: string[] = []
  return runIdempotently<WorkflowCreatedAnswer>(parts, caller, {
    operation: 'workflow.create',
    input: request,
    options,
    isMade: async () => (await loadSession(parts, caller.businessAccountId, workflowId)) !== undefined,
    plan: async () => {
      const checked = await check(parts, caller, request)
      if (!checked.ok) return checked
      while (stepIds.length < checked.value.definition.steps.length) stepIds.push(parts.ids.uuid())
      return success(planCreation(parts, caller, checked.value, { workflowId, stepIds }))
    },
  })
}
