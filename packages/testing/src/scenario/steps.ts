import type { Visit } from '@linx/engine'
import type { Simulation } from '../simulation/create-simulation.ts'
import { answerOpenSteps, demandValue, latestToken, SAMPLE_PHONE } from '../simulation/customer-visit.ts'
import type { ScenarioStep } from './scenario.ts'

export const HOUR_MS = 3_600_000

/** Creates the workflow that the scenario is about. */
export const createWorkflow =
  (request: object): ScenarioStep =>
  async ({ linx }, memory) => {
    const answer = demandValue(await linx.workflows.create(request, { idempotencyKey: 'scenario-1' }))
    memory.workflowId = answer.workflowId
  }

/** Runs what is due. */
export const work: ScenarioStep = ({ settle }) => settle()

/** Until so long after the beginning. */
export const waitUntil =
  (offsetMs: number): ScenarioStep =>
  ({ runUntil, clock }, { startedAt }) =>
    runUntil(Math.max(clock.now(), startedAt + offsetMs))

/**
 * Waits an hour for the link. Two deaths at the wrong moment may use up both copies of a text without sending one: then the history says that
 * nobody knows, and the business sends another.
 */
export const untilLinked: ScenarioStep = async ({ sms, linx, runUntil, clock }, { workflowId = '' }) => {
  const hasLink = (): boolean => sms.latestLink(SAMPLE_PHONE) !== undefined
  if (!hasLink()) await runUntil(clock.now() + HOUR_MS)
  if (hasLink()) return
  demandValue(await linx.workflows.resend(workflowId))
  await runUntil(clock.now() + HOUR_MS)
}

/** Through the newest link on the phone; a Customer who finds the workflow over has been here before. */
const visit =
  (act: (visit: Visit) => Promise<unknown>): ScenarioStep =>
  async (simulation, memory) => {
    const { engine } = simulation
    await untilLinked(simulation, memory)
    const opened = await engine.gateway.open(latestToken(simulation))
    if (opened.outcome === 'open') await act(opened.visit)
  }

/** Looks at the page several times and does nothing. */
export const lookAround = visit(async (opened) => {
  for (let look = 0; look < 3; look += 1) demandValue(await opened.refresh())
})

export const answerAndConfirm = visit(async (opened) => {
  await answerOpenSteps(opened)
  demandValue(await opened.confirm())
})

export const decline = visit(async (opened) => demandValue(await opened.decline({ reason: 'NOT_EXPECTED' })))

type Workflows = Simulation['linx']['workflows']

const onWorkflow =
  (act: (workflows: Workflows, workflowId: string) => ReturnType<Workflows['get']>): ScenarioStep =>
  async ({ linx }, { workflowId = '' }) =>
    demandValue(await act(linx.workflows, workflowId))

export const cancel = onWorkflow((workflows, workflowId) => workflows.cancel(workflowId))
export const archive = onWorkflow((workflows, workflowId) => workflows.archive(workflowId))
export const resend = onWorkflow((workflows, workflowId) => workflows.resend(workflowId))

/** To ten days after the beginning. */
export const extend: ScenarioStep = async ({ linx }, { startedAt, workflowId = '' }) => {
  const expireAt = new Date(startedAt + 240 * HOUR_MS).toISOString()
  demandValue(await linx.workflows.extend(workflowId, { expireAt }))
}

type RailAct = 'settle' | 'returnPayment'

/** What the rail has done with an order so far, as its news say. */
const isDone = (rail: Simulation['rails']['ach'], reference: string, act: RailAct): boolean =>
  rail
    .eventsFor(reference)
    .some((event) =>
      act === 'settle' ? event.event === 'status' && event.state === 'settled' : event.event === 'returned',
    )

/** What the ACH rail took is settled, or comes back; its news come twice, by webhook and in a file. */
const railDoes =
  (act: RailAct): ScenarioStep =>
  async ({ engine, rails: { ach } }) => {
    const references = [
      ...new Set(
        ach
          .ledger()
          .entries()
          .map(({ reference }) => reference),
      ),
    ]
    for (const reference of references) {
      if (!isDone(ach, reference, act)) ach[act](reference)
      for (const manner of ['webhook', 'file'] as const) {
        await engine.rails.ingest('ach', ach.inboundOf(ach.eventsFor(reference), manner))
      }
    }
  }

export const railSettles = railDoes('settle')
export const railReturns = railDoes('returnPayment')
