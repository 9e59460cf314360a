import type { WorkflowDetail } from '@linx/core'
import { DemoStopped } from '../../stage/checks.ts'
import { latestLink } from '../../stage/open-link.ts'
import type { HttpWorld } from '../create-http-world.ts'
import type { ApiAnswer, ApiClient } from '../server/api-client.ts'

/** Calls, checks the status and tells it. Answers the body. */
export const demandAnswer = async <Body>(
  world: HttpWorld,
  status: number,
  ...call: Parameters<ApiClient['call']>
): Promise<ApiAnswer<Body>> => {
  const [method, path] = call
  const answer = await world.api.call<Body>(...call)
  world.checks.equal(`${method} ${path}`, answer.status, status)
  if (answer.status !== status) throw new DemoStopped(`${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** What the API needs to make a workflow. */
export interface WorkflowRequest {
  readonly title: string
  readonly parameters: { readonly phoneNumber: string }
  readonly steps: readonly { readonly name: string }[]
}

/** The business creates a workflow by HTTP. Answers its id. */
export const createWorkflow = async (world: HttpWorld, request: WorkflowRequest): Promise<string> => {
  const path = '/v2/linx/workflows'
  const { body } = await demandAnswer<{ workflowId: string }>(world, 201, 'POST', path, { body: request })
  world.step('business', `POST ${path}: 201, ${request.title}`)
  world.printer.detail(request.steps.map(({ name }) => name).join(' > '))
  return body.workflowId
}

/** Sends what is due; the link that arrives. */
export const receiveLink = async (world: HttpWorld, phoneNumber: string): Promise<string> => {
  await world.settle()
  return latestLink(world, phoneNumber)
}

/** The workflow, read by HTTP. */
export const readOverApi = async (world: HttpWorld, workflowId: string): Promise<WorkflowDetail> =>
  (await demandAnswer<WorkflowDetail>(world, 200, 'GET', `/v2/linx/workflows/${workflowId}`)).body
