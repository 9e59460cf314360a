import { setTimeout as wait } from 'node:timers/promises'
import type { RailAdapter, SmsAdapter } from '@linx/contracts'
import type { Clock } from '@linx/engine'
import { createRecordingSms, createScriptedRail } from '@linx/testing'
import type { Ledger } from './ledger.ts'

/** How long a message or an order is under way, and its answer back. */
const UNDER_WAY_MS = 2

/** An SMS provider that writes each message into the ledger, then answers. */
export const createLedgerSms = (ledger: Ledger, clock: Clock): SmsAdapter => ({
  ...createRecordingSms({ clock }),
  name: 'ledger-sms',
  send: async ({ reference, kind, body }) => {
    await wait(UNDER_WAY_MS)
    const link = body.match(/https:\S+/)?.[0]
    ledger.append({ peer: 'sms', reference, kind, at: clock.now(), ...(link === undefined ? {} : { link }) })
    await wait(UNDER_WAY_MS)
    return { outcome: 'accepted', providerId: reference }
  },
})

/** A card rail that pays every submission that reaches it, also a second one under the same reference, and writes it down first. */
export const createLedgerRail = (ledger: Ledger, clock: Clock): RailAdapter => {
  const rail = createScriptedRail({ solution: 'push-to-card', clock, capabilities: { idempotency: 'none' } })
  return {
    ...rail,
    name: 'ledger-rail',
    submit: async ({ transactionId, amount }, { reference }) => {
      await wait(UNDER_WAY_MS)
      ledger.append({
        peer: 'rail',
        transactionId,
        reference,
        amountMinor: Number(amount.replace('.', '')),
        at: clock.now(),
      })
      await wait(UNDER_WAY_MS)
      return { outcome: 'accepted', state: 'settled' }
    },
    inquire: async ({ reference }) => {
      const isKnown = ledger.of('rail').some((entry) => entry.reference === reference)
      return isKnown ? { outcome: 'found', state: 'settled' } : { outcome: 'absent', isProven: true }
    },
  }
}
