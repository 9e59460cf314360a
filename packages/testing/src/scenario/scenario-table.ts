import type { WorkflowStatus } from '@linx/core'
import type { Visit } from '@linx/engine'
import { workflowCreateRequest } from '../fixtures/index.ts'
import type { Simulation } from '../simulation/create-simulation.ts'
import { answerOpenSteps, demandValue, latestToken, SAMPLE_PHONE } from '../simulation/customer-visit.ts'
import { cardPaymentRequest, newCustomerRequest } from '../simulation/sample-requests.ts'

/** What the people outside remember; it survives the process. */
export interface ScenarioMemory {
  /** When the scenario began. */
  readonly startedAt: number
  /** Of the workflow, once its creation was answered. */
  workflowId?: string
}

/** Something that people or time do. Whoever gets no answer does it again, so a step may be run several times. */
export type ScenarioStep = (simulation: Simulation, memory: ScenarioMemory) => Promise<unknown>

/** A story of one workflow. */
export interface Scenario {
  readonly name: string
  readonly steps: readonly ScenarioStep[]
  /** How it ends, whatever happens to processes on the way. */
  readonly status: WorkflowStatus
  /** How often money moves in the end. */
  readonly payments: 0 | 1
}

const HOUR_MS = 3_600_000

const create =
  (request: object): ScenarioStep =>
  async ({ linx }, memory) => {
    const answer = demandValue(await linx.workflows.create(request, { idempotencyKey: 'scenario-1' }))
    memory.workflowId = answer.workflowId
  }

const work: ScenarioStep = ({ settle }) => settle()

/** Until so long after the beginning. */
const waitUntil =
  (offsetMs: number): ScenarioStep =>
  ({ runUntil, clock }, { startedAt }) =>
    runUntil(Math.max(clock.now(), startedAt + offsetMs))

/** Through the newest link on the phone; a Customer who finds the workflow over has been here before. */
const visit =
  (act: (visit: Visit) => Promise<unknown>): ScenarioStep =>
  async (simulation) => {
    const { sms, engine, runUntil, clock } = simulation
    if (sms.latestLink(SAMPLE_PHONE) === undefined) await runUntil(clock.now() + HOUR_MS)
    const opened = await engine.gateway.open(latestToken(simulation))
    if (opened.outcome === 'open') await act(opened.visit)
  }

const answerAndConfirm = visit(async (opened) => {
  await answerOpenSteps(opened)
  demandValue(await opened.confirm())
})

const decline = visit(async (opened) => demandValue(await opened.decline({ reason: 'NOT_EXPECTED' })))

type Workflows = Simulation['linx']['workflows']

const onWorkflow =
  (act: (workflows: Workflows, workflowId: string) => ReturnType<Workflows['get']>): ScenarioStep =>
  async ({ linx }, { workflowId = '' }) =>
    demandValue(await act(linx.workflows, workflowId))

const cancel = onWorkflow((workflows, workflowId) => workflows.cancel(workflowId))
const archive = onWorkflow((workflows, workflowId) => workflows.archive(workflowId))
const resend = onWorkflow((workflows, workflowId) => workflows.resend(workflowId))

const extend: ScenarioStep = async ({ linx }, { startedAt, workflowId = '' }) => {
  const expireAt = new Date(startedAt + 240 * HOUR_MS).toISOString()
  demandValue(await linx.workflows.extend(workflowId, { expireAt }))
}

/** Stories that touch every command of a workflow. */
export const scenarioTable: readonly Scenario[] = [
  {
    name: 'the request of seed 000 is confirmed and paid to a card',
    steps: [create(workflowCreateRequest), work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
  },
  {
    name: 'a new Customer is paid by ACH after a reminder',
    steps: [create(newCustomerRequest), waitUntil(30 * HOUR_MS), answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
  },
  {
    name: 'the Customer declines',
    steps: [create(cardPaymentRequest), work, decline, work],
    status: 'DECLINED',
    payments: 0,
  },
  {
    name: 'the business cancels and archives',
    steps: [create(cardPaymentRequest), work, cancel, archive],
    status: 'ARCHIVED',
    payments: 0,
  },
  {
    name: 'the Customer lets it expire',
    steps: [create(cardPaymentRequest), waitUntil(72 * HOUR_MS)],
    status: 'EXPIRED',
    payments: 0,
  },
  {
    name: 'it is extended, and confirmed after the first expiry',
    steps: [create(cardPaymentRequest), work, extend, waitUntil(100 * HOUR_MS), answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
  },
  {
    name: 'it is resent, and confirmed through the new link',
    steps: [create(cardPaymentRequest), work, resend, work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
  },
]
