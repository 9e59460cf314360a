import { laterSmsStatus } from '@linx/contracts'
import { type Decision, unchanged } from '../decision/index.ts'
import { noteFailed, noteSent } from './notified.ts'
import type { DeliveryCommand } from './session-commands.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionNotification, SessionState } from './session-state.ts'

const withoutDoubt = (state: SessionState, serial: number): SessionState => ({
  ...state,
  notifications: state.notifications.map((entry): SessionNotification => {
    const { isUncertain: _, ...certain } = entry
    return entry.serial === serial ? certain : entry
  }),
})

/**
 * Takes in what the provider reports of a message. Reports come in any order, more than once, and before the answer of the send: the
 * status moves on in its lattice and never back. One that was sent in doubt is known to be out; one that failed is told to the business.
 */
export const decideDelivery = (
  state: SessionState,
  command: DeliveryCommand,
  context: SessionContext,
): Decision<SessionState> => {
  const entry = state.notifications.find(({ serial }) => serial === command.serial)
  if (entry === undefined) return unchanged(state)
  const deliveryStatus = laterSmsStatus(entry.deliveryStatus, command.status)
  if (deliveryStatus === entry.deliveryStatus) return unchanged(state)
  const known = withoutDoubt(state, entry.serial)
  const change = { deliveryStatus, deliveryStatusAt: command.at } as const
  if (deliveryStatus === 'SENT' || deliveryStatus === 'DELIVERED') return noteSent(known, entry.serial, change, context)
  const failure = command.class === undefined ? {} : { failure: command.class }
  return noteFailed(known, entry.serial, { ...change, ...failure }, context)
}
