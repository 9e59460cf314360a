import type { Placement } from '../rail/placement.ts'
import type { AchStore } from '../store/ach-store.ts'
import { createDocument, documentPath, readDocument } from './documents.ts'
import type { FiledEntry, LeftOut } from './file-plan.ts'
import type { PlanChain } from './plan-chain.ts'
import type { AchPayment, SpooledPayment, WithdrawnPayment } from './spooled-payment.ts'

/** What has become of a payment. */
export type PaymentFate =
  | { readonly fate: 'unknown-reference' }
  /** Nothing moves under this reference, ever. */
  | { readonly fate: 'withdrawn' }
  | { readonly fate: 'cancelled'; readonly spooled: SpooledPayment }
  | { readonly fate: 'waiting'; readonly spooled: SpooledPayment }
  /** Its file is being made; nobody can say yet whether it is in. */
  | { readonly fate: 'undecided'; readonly spooled: SpooledPayment }
  | {
      readonly fate: 'filed'
      readonly spooled: SpooledPayment
      readonly entry: FiledEntry
      readonly isDelivered: boolean
    }
  | { readonly fate: 'left-out'; readonly spooled: SpooledPayment; readonly leftOut: LeftOut }
  /** It came when its file was made already. */
  | { readonly fate: 'too-late'; readonly spooled: SpooledPayment }

/**
 * Payments that wait for their files. No locks: whoever writes a payment or a cancellation looks for the seal of its slot afterwards;
 * whoever makes files seals the slot first and looks for payments and cancellations afterwards. So of two that meet at least one sees
 * the other, and where both do the plan decides.
 */
export interface Spool {
  /** Stores a payment, or finds the one that was stored under its reference. `different`: that one is another payment. */
  put(
    reference: string,
    payment: AchPayment,
    placement: Placement,
  ): Promise<PaymentFate | { readonly fate: 'different' }>
  fateOf(reference: string): Promise<PaymentFate>
  /** Makes sure that a reference that nobody has used is never used. `false`: it is used already. */
  withdraw(reference: string): Promise<boolean>
  /** Asks for a payment not to be in its file; the fate says whether that was in time. */
  cancel(spooled: SpooledPayment): Promise<PaymentFate>
  load(reference: string): Promise<SpooledPayment | undefined>
}

type Stored = SpooledPayment | WithdrawnPayment

const isWithdrawn = (stored: Stored): stored is WithdrawnPayment => 'withdrawn' in stored

export const createSpool = (store: AchStore, chain: PlanChain): Spool => {
  const read = (reference: string) => readDocument<Stored>(store, documentPath.payment(reference))

  const isSealed = async (slot: string): Promise<boolean> => {
    const latest = (await store.list('seal')).at(-1)
    return latest !== undefined && latest >= slot
  }

  const isCancelled = async ({ reference, placement }: SpooledPayment): Promise<boolean> =>
    (await store.read(documentPath.cancel(placement.slot, reference))) !== undefined

  const fateInPlan = async (spooled: SpooledPayment): Promise<PaymentFate> => {
    const { reference, placement } = spooled
    const plan = await chain.ofSlot(placement.slot)
    if (plan === undefined) return { fate: 'undecided', spooled }
    const leftOut = plan.leftOut.find((each) => each.reference === reference)
    if (leftOut !== undefined) return { fate: 'left-out', spooled, leftOut }
    const entry = await chain.entryOf(plan, reference)
    if (entry === undefined) return { fate: (await isCancelled(spooled)) ? 'cancelled' : 'too-late', spooled }
    const isDelivered = (await store.read(documentPath.delivered(plan.number))) !== undefined
    return { fate: 'filed', spooled, entry, isDelivered }
  }

  const fateOfStored = async (stored: Stored): Promise<PaymentFate> => {
    if (isWithdrawn(stored)) return { fate: 'withdrawn' }
    const { reference, placement } = stored
    const member = documentPath.member(placement.slot, reference)
    if ((await store.read(member)) === undefined) await createDocument(store, member, { schemaVersion: 1 })
    // In this order: a cancellation that was there before a missing seal is one that the files will see.
    const wasCancelled = await isCancelled(stored)
    if (await isSealed(placement.slot)) return fateInPlan(stored)
    return { fate: wasCancelled ? 'cancelled' : 'waiting', spooled: stored }
  }

  const fateOf = async (reference: string): Promise<PaymentFate> => {
    const stored = await read(reference)
    return stored === undefined ? { fate: 'unknown-reference' } : fateOfStored(stored)
  }

  return {
    put: async (reference, payment, placement) => {
      const spooled: SpooledPayment = { schemaVersion: 1, reference, payment, placement }
      if (await createDocument(store, documentPath.payment(reference), spooled)) return fateOfStored(spooled)
      const stored = await read(reference)
      const isOther =
        stored !== undefined && !isWithdrawn(stored) && JSON.stringify(stored.payment) !== JSON.stringify(payment)
      return isOther ? { fate: 'different' } : fateOf(reference)
    },
    fateOf,
    withdraw: (reference) => {
      const withdrawn: WithdrawnPayment = { schemaVersion: 1, reference, withdrawn: true }
      return createDocument(store, documentPath.payment(reference), withdrawn)
    },
    cancel: async (spooled) => {
      const { reference, placement } = spooled
      await createDocument(store, documentPath.cancel(placement.slot, reference), { schemaVersion: 1 })
      return fateOfStored(spooled)
    },
    load: async (reference) => {
      const stored = await read(reference)
      return stored === undefined || isWithdrawn(stored) ? undefined : stored
    },
  }
}
