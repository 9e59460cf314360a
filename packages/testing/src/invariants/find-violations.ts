import type { StorageAdapter } from '@linx/contracts'
import type { Simulation } from '../simulation/create-simulation.ts'
import { tokenOf } from '../simulation/customer-visit.ts'
import {
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleAnswers,
  sampleBusinessAccount,
  sampleCard,
} from '../simulation/sample-business.ts'
import { sampleBankAccount } from '../simulation/sample-payments.ts'
import { reachesPhone } from '../sms/sms-behaviour.ts'
import { invariantTable } from './invariant-table.ts'
import { type ObservedWorld, takeSnapshot } from './observed-world.ts'

/** Every violated invariant, as `INV1: what happened`; empty for a sound world. */
export const findViolations = async (world: ObservedWorld): Promise<readonly string[]> => {
  const snapshot = await takeSnapshot(world)
  return invariantTable.flatMap(({ id, violations }) => violations(snapshot).map((violation) => `${id}: ${violation}`))
}

const SAMPLE_SECRETS: readonly string[] = [
  sampleBusinessAccount.bank.accountNumber,
  sampleBankAccount.bank.accountNumber,
  sampleAnswers.bankAccount.accountNumber,
  sampleCard.card.token,
]

const LINK = /https:\/\/pay\.example\/l\/[\w-]+/g

/** What a simulation shows of itself. `storage`: one that is not about to fail. */
export const observeSimulation = (
  { sms, rails, clock, webhooks }: Pick<Simulation, 'sms' | 'rails' | 'clock'> & Partial<Pick<Simulation, 'webhooks'>>,
  storage: StorageAdapter,
  observed: Partial<Omit<ObservedWorld, 'storage'>> = {},
): ObservedWorld => ({
  storage,
  businessAccountIds: [SAMPLE_BUSINESS_ACCOUNT_ID],
  now: clock.now(),
  sends: sms.sends().map(({ message, behaviour, at }) => ({
    reference: message.reference,
    kind: message.kind,
    to: message.to,
    at,
    hasArrived: reachesPhone(behaviour),
  })),
  movements: Object.values(rails).flatMap((rail) => rail.ledger().entries()),
  posts: (webhooks?.received() ?? []).map(({ headers, body }) => ({ id: headers['webhook-id'] ?? '', body })),
  secrets: [...SAMPLE_SECRETS, ...sms.sends().flatMap(({ message }) => message.body.match(LINK)?.map(tokenOf) ?? [])],
  ...observed,
})
