import {
  type CreateSessionCommand,
  type Customer,
  createSession,
  findWorkflowStep,
  type Result,
  success,
  type TemplateVersion,
  validateWorkflowRequest,
  type WorkflowCreatedAnswer,
  type WorkflowDefinition,
  workflowCreatedAnswer,
} from '@linx/core'
import { type Caller, type EngineParts, sessionContext } from '../engine-parts.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { type PlannedAnswer, runIdempotently } from '../idempotent-command.ts'
import { passcodeRecords, withPasscode, withStepUp } from '../step-up/plan-step-up.ts'
import { recordChange } from '../store/change.ts'
import { sessionKind, workflowKind } from '../store/record-kinds.ts'
import { checkInvitation } from './check-invitation.ts'
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
  readonly estimatedSegments: number
  readonly timeZone?: string
}

const check = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  template: TemplateVersion | undefined,
): Promise<Result<CheckedRequest>> => {
  const known = await loadWorkflowFacts(parts, caller, request)
  const facts = template === undefined ? known : { ...known, template }
  const definition = validateWorkflowRequest(request, facts)
  if (!definition.ok) return definition
  const lookup = findWorkflowStep(definition.value, 'lookup-profile')
  const customer = lookup === undefined ? undefined : facts.customers.get(lookup.customerId)
  const proving = await withStepUp(parts, caller.businessAccountId, definition.value)
  if (!proving.ok) return proving
  const message = await checkInvitation(parts, caller, proving.value)
  if (!message.ok) return message
  return success({ definition: proving.value, ...message.value, ...(customer === undefined ? {} : { customer }) })
}

/** Made once for a call, so that a commit that is decided again makes the same workflow; step ids are added as steps become known. */
export interface WorkflowIds {
  readonly workflowId: string
  readonly stepIds: string[]
}

const planCreation = async (
  parts: EngineParts,
  caller: Caller,
  { definition, customer, estimatedSegments, timeZone }: CheckedRequest,
  ids: WorkflowIds,
): Promise<PlannedAnswer<WorkflowCreatedAnswer>> => {
  const { businessAccountId, actor } = caller
  const { workflowId } = ids
  const link = parts.links.fingerprint(workflowId, 0)
  const command = {
    ...ids,
    businessAccountId,
    definition,
    link,
    ...contactOf(customer),
    ...(timeZone === undefined ? {} : { timeZone }),
  }
  const knownCustomer = customer === undefined ? {} : { customerId: customer.id }
  const decision = createSession(command, sessionContext(parts, actor))
  return {
    answer: workflowCreatedAnswer({ workflowId, definition, stepIds: ids.stepIds, estimatedSegments }),
    change: {
      businessAccountId,
      actor,
      action: 'workflow.create',
      subject: `session/${workflowId}`,
      records: [
        recordChange(workflowKind, { schemaVersion: 1, businessAccountId, workflowId, ...knownCustomer, definition }),
        recordChange(sessionKind, decision.state),
        ...(await passcodeRecords(parts, definition, { businessAccountId, workflowId })),
      ],
      tasks: decision.tasks,
      events: decision.events,
    },
  }
}

/** Checks a request against what is stored now and plans its workflow. `template`: the version to use, instead of the latest. */
export const planWorkflow = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  ids: WorkflowIds,
  template?: TemplateVersion,
): Promise<Result<PlannedAnswer<WorkflowCreatedAnswer>>> => {
  const checked = await check(parts, caller, request, template)
  if (!checked.ok) return checked
  while (ids.stepIds.length < checked.value.definition.steps.length) ids.stepIds.push(parts.ids.uuid())
  return success(await planCreation(parts, caller, checked.value, ids))
}

/** `POST /v2/linx/workflows`. With a key, a repeat answers as the first call and makes nothing. */
export const createWorkflow = async (
  parts: EngineParts,
  caller: Caller,
  request: unknown,
  options: IdempotentCall,
): Promise<Result<WorkflowCreatedAnswer>> => {
  const ids: WorkflowIds = { workflowId: parts.ids.uuid(), stepIds: [] }
  const created = await runIdempotently<WorkflowCreatedAnswer>(parts, caller, {
    operation: 'workflow.create',
    input: request,
    options,
    isMade: async () => (await loadSession(parts, caller.businessAccountId, ids.workflowId)) !== undefined,
    plan: () => planWorkflow(parts, caller, request, ids),
  })
  return withPasscode(parts, caller.businessAccountId, created)
}
