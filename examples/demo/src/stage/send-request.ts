import type { WorkflowDetail } from '@linx/core'
import type { Stage } from './create-stage.ts'

/** The parts of a request that the demo prints. */
interface PrintedRequest {
  readonly title: string
  readonly expireInHours: number
  readonly steps: readonly { readonly name: string }[]
}

/** The business creates a workflow; the engine stores it and sends the invitation. Answers the workflow after that. */
export const sendRequest = async (stage: Stage, request: PrintedRequest): Promise<WorkflowDetail> => {
  const { linx, checks } = stage
  const created = checks.valueOf(`creating "${request.title}"`, await linx.workflows.create(request))
  stage.step('business', `POST /v2/linx/workflows: ${request.title} (${request.expireInHours} h)`)
  stage.printer.detail(request.steps.map(({ name }) => name).join(' > '))
  stage.printer.detail(`workflow ${created.workflowId}`)
  checks.equal(
    `steps of "${request.title}"`,
    created.steps.map(({ stepName }) => stepName),
    request.steps.map(({ name }) => name),
  )
  await stage.settle()
  return readWorkflow(stage, created.workflowId)
}

export const readWorkflow = async ({ linx, checks }: Stage, workflowId: string): Promise<WorkflowDetail> =>
  checks.valueOf(`reading workflow ${workflowId}`, await linx.workflows.get(workflowId))

/** The statuses of a confirmed workflow's transaction, oldest first. */
export const transactionStatuses = async (stage: Stage, workflowId: string): Promise<readonly string[]> => {
  const { transactionId = '' } = await readWorkflow(stage, workflowId)
  const history = await stage.linx.transactions.history(transactionId)
  return stage.checks.valueOf('the history of the transaction', history).map(({ status }) => status)
}

/** The origins of all messages about a workflow, oldest first. */
export const messageOrigins = async ({ linx, checks }: Stage, workflowId: string): Promise<readonly string[]> => {
  const entries = checks.valueOf('the notification history', await linx.workflows.notifications(workflowId))
  return entries.map(({ origin }) => origin)
}
