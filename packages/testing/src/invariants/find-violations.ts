import type { StorageAdapter } from '@linx/contracts'
import type { Simulation } from '../simulation/create-simulation.ts'
import { SAMPLE_BUSINESS_ACCOUNT_ID } from '../simulation/sample-business.ts'
import { reachesPhone } from '../sms/sms-behaviour.ts'
import { invariantTable } from './invariant-table.ts'
import { type ObservedWorld, takeSnapshot } from './observed-world.ts'

/** Every violated invariant, as `INV1: what happened`; empty for a sound world. */
export const findViolations = async (world: ObservedWorld): Promise<readonly string[]> => {
  const snapshot = await takeSnapshot(world)
  return invariantTable.flatMap(({ id, violations }) => violations(snapshot).map((violation) => `${id}: ${violation}`))
}

/** What a simulation shows of itself. `storage`: one that is not about to fail. */
export const observeSimulation = (
  { sms, rails, clock }: Pick<Simulation, 'sms' | 'rails' | 'clock'>,
  storage: StorageAdapter,
  observed: Partial<Pick<ObservedWorld, 'businessAccountIds' | 'answeredWorkflowIds'>> = {},
): ObservedWorld => ({
  storage,
  businessAccountIds: [SAMPLE_BUSINESS_ACCOUNT_ID],
  now: clock.now(),
  sends: sms.sends().map(({ message, behaviour, at }) => ({
    reference: message.reference,
    kind: message.kind,
    at,
    hasArrived: reachesPhone(behaviour),
  })),
  movements: Object.values(rails).flatMap((rail) => rail.ledger().entries()),
  ...observed,
})
