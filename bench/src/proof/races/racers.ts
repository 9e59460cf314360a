import type { Visit } from '@linx/engine'
import { demandValue, latestToken, type Simulation } from '@linx/testing'
import type { Racer, RaceWorld } from './race.ts'

const HOUR_MS = 3_600_000

const visit =
  (act: (visit: Visit) => Promise<unknown>): Racer =>
  async ({ process }) => {
    const opened = await process.engine.gateway.open(latestToken(process))
    return opened.outcome === 'open' ? act(opened.visit) : opened
  }

export const confirm = visit((opened) => opened.confirm())
export const decline = visit((opened) => opened.decline({ reason: 'NOT_EXPECTED' }))

export const cancel: Racer = ({ process, made }) => process.linx.workflows.cancel(made.workflow ?? '')
export const resend: Racer = ({ process, made }) => process.linx.workflows.resend(made.workflow ?? '')

export const extend: Racer = async ({ process, made }) => {
  const expireAt = new Date(process.clock.now() + 72 * HOUR_MS).toISOString()
  return process.linx.workflows.extend(made.workflow ?? '', { expireAt })
}

export const expire: Racer = async ({ process, made, moveClock }) => {
  const { expireAt } = demandValue(await process.linx.workflows.get(made.workflow ?? ''))
  await moveClock(Date.parse(expireAt))
  return process.settle()
}

/** A worker that looks for what is due. */
export const work: Racer = ({ process }) => process.settle()

export const cancelPayment: Racer = ({ process, made }) => process.linx.transactions.cancel(made.payment ?? '')

/** Under a key of its own, as another person would. */
export const reverse =
  (idempotencyKey: string): Racer =>
  ({ process, made }) =>
    process.linx.transactions.reverse(made.payment ?? '', { reversalReason: 'DUPLICATE_PAYMENT' }, { idempotencyKey })

/** Everything that the rail has told so far, taken in once more. */
export const ingestNews =
  (manner: 'webhook' | 'file'): Racer =>
  async ({ process: { engine, rails }, made }) => {
    const events = rails.ach.eventsFor(made.reference ?? '')
    return engine.rails.ingest('ach', rails.ach.inboundOf(events, manner))
  }

/** What every race of a payment begins with. */
export const settlePayment = async ({ engine, rails, clock, runUntil }: Simulation, made: RaceWorld['made']) => {
  await runUntil(clock.now() + 60_000)
  const [entry] = rails.ach.ledger().entries()
  made.reference = entry?.reference ?? ''
  rails.ach.settle(made.reference)
  await engine.rails.ingest('ach', rails.ach.inboundOf(rails.ach.eventsFor(made.reference), 'webhook'))
}
