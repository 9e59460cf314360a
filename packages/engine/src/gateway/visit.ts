import {
  type Actor,
  checkId,
  concealVisit,
  createIssue,
  type Decision,
  type DocumentAnswer,
  decideDecline,
  decideSubmitStep,
  failure,
  type Result,
  type SessionState,
  success,
  type VisitView,
  validateDecline,
  visitView,
} from '@linx/core'
import { type EngineParts, sessionContext } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import type { VisitStepUp } from '../step-up/visit-step-up.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { documentAcceptanceKind } from '../store/record-kinds.ts'
import { isUnchanged, sessionChange } from '../workflow/session-store.ts'
import { checkAnswer } from './check-answer.ts'
import { type ConfirmIds, planConfirm } from './confirm-visit.ts'
import { customerActor } from './customer-actor.ts'
import { type PaymentPlan, previewPayment } from './preview-payment.ts'
import { loadVisit, type VisitRecords } from './visit-store.ts'

/** A Customer who came through a live link. Every call looks at what is stored now; nothing is kept from `open`. */
export interface Visit {
  /** What the page needs, as it was when the visit was opened. */
  readonly view: VisitView
  /**
   * Answers the current step; `answer` is what the step's `request` asks for. The same answer again changes nothing. Refused: wrong or
   * missing data, another step than the current one, an ended or expired workflow.
   */
  submit(stepId: string, answer: unknown): Promise<Result<VisitView>>
  /** `{ reason, text? }`; `OTHER` needs a text of at most 280 characters. */
  decline(reason: unknown): Promise<Result<VisitView>>
  /** Makes the Customer, the account and the payment; a second confirmation answers as the first and makes nothing. */
  confirm(): Promise<Result<VisitView>>
  /**
   * What a confirmation would do now: when the money is handed over and when it can be there, or every reason why the confirmation
   * would be refused. `undefined`: the workflow moves no money. Changes nothing.
   */
  preview(): Promise<Result<PaymentPlan | undefined>>
  /** The page's data as they are now. */
  refresh(): Promise<Result<VisitView>>
  /** What the Customer has to prove first; until then `submit`, `confirm` and `preview` are refused (`step_up_required`). */
  readonly stepUp: VisitStepUp
}

interface VisitTarget {
  readonly businessAccountId: string
  readonly workflowId: string
}

/** A decision after which everything but the session is as it was loaded. */
type Decide = (visit: VisitRecords, actor: Actor) => Plan<Result<Decision<SessionState>>>

const acceptanceChanges = (
  parts: EngineParts,
  { workflowId, businessAccountId }: VisitTarget,
  documents: readonly DocumentAnswer[],
  actor: Actor,
): readonly RecordChange[] =>
  documents.map((document) =>
    recordChange(documentAcceptanceKind, {
      ...document,
      schemaVersion: 1,
      id: parts.ids.uuid(),
      businessAccountId,
      workflowId,
      acceptedBy: actor.id,
      acceptedAt: parts.clock.now(),
    }),
  )

const decideSubmit =
  (parts: EngineParts, target: VisitTarget, stepId: string, input: unknown): Decide =>
  (visit, actor) => {
    const context = sessionContext(parts, actor)
    const { session, facts } = visit
    const badId = checkId(stepId, 'stepId')
    const step = session.state.steps.find((candidate) => candidate.stepId === stepId)
    if (badId !== undefined || step === undefined) return { answer: missing('step of this workflow', 'stepId', stepId) }
    const checked = checkAnswer(step, input, facts, context.now)
    if (checked?.ok === false) return { answer: checked }
    const { documents = [], ...answer } = checked?.value ?? { answer: {}, isComplete: false }
    const decided = decideSubmitStep(session.state, { stepId, ...answer }, context)
    if (!decided.ok || isUnchanged(session, decided.value)) return { answer: decided }
    const change = sessionChange(session, decided.value, actor, 'workflow.submit-step')
    const records = [...change.records, ...acceptanceChanges(parts, target, documents, actor)]
    return { answer: decided, change: { ...change, records } }
  }

const decideDeclined =
  (parts: EngineParts, input: unknown): Decide =>
  ({ session }, actor) => {
    const command = validateDecline(input)
    if (!command.ok) return { answer: command }
    const decided = decideDecline(session.state, command.value, sessionContext(parts, actor))
    if (!decided.ok || isUnchanged(session, decided.value)) return { answer: decided }
    return { answer: decided, change: sessionChange(session, decided.value, actor, 'workflow.decline') }
  }

const viewOf = (parts: EngineParts, { facts }: VisitRecords, state: SessionState): Result<VisitView> =>
  success(visitView(state, facts, sessionContext(parts, customerActor(state))))

const refresh = async (parts: EngineParts, target: VisitTarget): Promise<Result<VisitView>> => {
  const visit = await loadVisit(parts, target.businessAccountId, target.workflowId)
  if (visit === undefined) return missing('workflow', '', target.workflowId)
  return viewOf(parts, visit, visit.session.state)
}

/** Loads, plans and commits. */
const run = <Answer>(
  parts: EngineParts,
  target: VisitTarget,
  plan: (visit: VisitRecords, actor: Actor) => Plan<Result<Answer>> | Promise<Plan<Result<Answer>>>,
): Promise<Result<Answer>> =>
  execute<Result<Answer>>(parts.store, async () => {
    const visit = await loadVisit(parts, target.businessAccountId, target.workflowId)
    if (visit === undefined) return { answer: missing('workflow', '', target.workflowId) }
    return plan(visit, customerActor(visit.session.state))
  })

const runDecision = (parts: EngineParts, target: VisitTarget, decide: Decide): Promise<Result<VisitView>> =>
  run<VisitView>(parts, target, (visit, actor) => {
    const { answer, ...plan } = decide(visit, actor)
    return { ...plan, answer: answer.ok ? viewOf(parts, visit, answer.value.state) : answer }
  })

const newConfirmIds = ({ ids }: EngineParts): ConfirmIds => ({
  customerId: ids.uuid(),
  financialAccountId: ids.uuid(),
  transactionId: ids.uuid(),
  verificationId: ids.uuid(),
})

const confirm = async (parts: EngineParts, target: VisitTarget): Promise<Result<VisitView>> => {
  const ids = newConfirmIds(parts)
  const limits = await parts.limits.of(target.businessAccountId)
  return parts.limits.inTurn(target.businessAccountId, limits, () =>
    run(parts, target, (visit, actor) => planConfirm(parts, visit, ids, actor, limits)),
  )
}

const preview = async (parts: EngineParts, target: VisitTarget): Promise<Result<PaymentPlan | undefined>> => {
  const visit = await loadVisit(parts, target.businessAccountId, target.workflowId)
  if (visit === undefined) return missing('workflow', '', target.workflowId)
  return previewPayment(parts, visit, newConfirmIds(parts), customerActor(visit.session.state))
}

const refuseUnproved = ({ mode }: VisitStepUp): Result<never> =>
  failure(
    createIssue('step_up_required', {
      path: '',
      expected: `a Customer who has proved it (${mode})`,
      received: 'one who has not, in this browser',
      fix: 'Pass the proof of stepUp.submit to gateway.open',
    }),
  )

/** Binds the Customer's commands to one workflow. */
export const createVisit = (parts: EngineParts, target: VisitTarget, view: VisitView, stepUp: VisitStepUp): Visit => {
  const proved = async <Answer>(run: () => Promise<Result<Answer>>): Promise<Result<Answer>> =>
    stepUp.isRequired ? refuseUnproved(stepUp) : run()
  const shown = (result: Result<VisitView>): Result<VisitView> =>
    result.ok && stepUp.isRequired ? success(concealVisit(result.value)) : result
  return {
    view: stepUp.isRequired ? concealVisit(view) : view,
    stepUp,
    submit: (stepId, answer) => proved(() => runDecision(parts, target, decideSubmit(parts, target, stepId, answer))),
    decline: async (reason) => shown(await runDecision(parts, target, decideDeclined(parts, reason))),
    confirm: () => proved(() => confirm(parts, target)),
    preview: () => proved(() => preview(parts, target)),
    refresh: async () => shown(await refresh(parts, target)),
  }
}
