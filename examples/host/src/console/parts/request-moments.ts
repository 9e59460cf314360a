import type { NotificationView, TransactionStatusAnswer } from '@linx/core'
import type { AuditEntry } from '@linx/engine'
import type { PhoneMessage } from '../../host/host-store.ts'
import { words } from '../format.ts'
import { html } from '../html.ts'
import type { RequestStory } from './request-story.ts'
import type { Lane, Moment } from './timeline.ts'

/** What the actions of the audit mean for a reader; messages are told by the notification history. */
const ACTIONS: Readonly<Record<string, { readonly lane: Lane; readonly title: string }>> = {
  'workflow.create': { lane: 'business', title: 'Request created' },
  'workflow.extend': { lane: 'business', title: 'Expiry set later' },
  'workflow.cancel': { lane: 'business', title: 'Request cancelled' },
  'workflow.archive': { lane: 'business', title: 'Archived' },
  'workflow.confirm': { lane: 'customer', title: 'Confirmed by the Customer' },
  'workflow.decline': { lane: 'customer', title: 'Declined by the Customer' },
  'workflow.expire': { lane: 'engine', title: 'Link expired' },
}

const MESSAGES: Readonly<Record<string, string>> = {
  INITIAL: 'Invitation sent',
  MANUAL: 'New link sent',
  REMINDER: 'Reminder sent',
  EXPIRY: 'Customer told of the expiry',
}

/** The step that an entry is about: the one that its event says has changed. */
const stepName = ({ events }: AuditEntry): string => {
  const { currentStepStatus } = (events[0]?.data ?? {}) as {
    readonly currentStepStatus?: { readonly displayName: string } | null
  }
  return currentStepStatus?.displayName ?? 'A step'
}

const fromAudit = (entry: AuditEntry): readonly Moment[] => {
  const at = Date.parse(entry.at)
  if (entry.action === 'workflow.submit-step') {
    return [{ at, lane: 'customer', title: `${stepName(entry)} answered` }]
  }
  const told = ACTIONS[entry.action]
  return told === undefined
    ? []
    : [{ at, ...told, ...(told.lane === 'business' ? { detail: `by ${entry.actor.name ?? entry.actor.id}` } : {}) }]
}

const fromNotification =
  (messages: readonly PhoneMessage[], workflowId: string) =>
  ({ serial, origin, deliveryStatus, notifiedAt }: NotificationView): Moment => {
    const sent = messages.find(({ reference }) => reference === `${workflowId}:${serial}`)
    return {
      at: sent?.at ?? Date.parse(notifiedAt),
      lane: 'message',
      title: MESSAGES[origin] ?? words(origin),
      detail: sent === undefined ? words(deliveryStatus) : html`<q>${sent.body}</q>`,
    }
  }

const fromPayment = ({ status, message, createdAt }: TransactionStatusAnswer): Moment => ({
  at: Date.parse(createdAt),
  lane: 'money',
  title: `Payment ${words(status).toLowerCase()}`,
  detail: message,
})

/** Everything that happened to a request, and what comes next. */
export const requestMoments = ({
  request,
  notifications,
  audit,
  payment,
  messages,
  now,
}: RequestStory): readonly Moment[] => {
  const ahead: readonly Moment[] = [
    ...(request.nextNotificationAt === undefined
      ? []
      : [
          {
            at: Date.parse(request.nextNotificationAt),
            lane: 'message' as const,
            title: 'Next reminder',
            isAhead: true,
          },
        ]),
    ...(request.status === 'ACTIVE' && Date.parse(request.expireAt) > now
      ? [{ at: Date.parse(request.expireAt), lane: 'engine' as const, title: 'Link expires', isAhead: true }]
      : []),
  ]
  return [
    ...audit.flatMap(fromAudit),
    ...notifications.map(fromNotification(messages, request.id)),
    ...payment.map(fromPayment),
    ...ahead,
  ]
}
