import {
  findWorkflowStep,
  instantToLocal,
  type MessageContent,
  REMINDER_HOURS,
  recipientHours,
  renderMessage,
  type SessionNotification,
  type SessionState,
} from '@linx/core'
import type { BusinessProfile } from '../engine-options.ts'
import type { EngineParts } from '../engine-parts.ts'
import { loadWorkflow } from './session-store.ts'

const DATE_CHARACTERS = 10

const linkOf = (parts: EngineParts, state: SessionState, entry: SessionNotification): string | undefined => {
  const link = state.links.find(({ serial }) => serial === entry.linkSerial)
  const token = link === undefined ? undefined : parts.links.token(state.workflowId, link)
  return token === undefined ? undefined : `${parts.gatewayUrl}/${token}`
}

/** The last day on which the link works, at the recipient's place. */
const lastDay = (state: SessionState): string => {
  const { zone } = recipientHours(state, REMINDER_HOURS)
  return instantToLocal(state.expireAt, zone).slice(0, DATE_CHARACTERS)
}

const introductionOf = async (
  parts: EngineParts,
  state: SessionState,
): Promise<{ readonly introductoryMessage?: string }> => {
  const loaded = await loadWorkflow(parts, state.businessAccountId, state.workflowId)
  const step = loaded === undefined ? undefined : findWorkflowStep(loaded.workflow.state.definition, 'notification')
  return step?.introductoryMessage === undefined ? {} : { introductoryMessage: step.introductoryMessage }
}

/** What the Customer reads; `undefined` if the message needs a link that can no longer be made. */
export const notificationText = async (
  parts: EngineParts,
  state: SessionState,
  entry: SessionNotification,
  { name, language }: BusinessProfile,
): Promise<string | undefined> => {
  const render = (content: MessageContent): string =>
    renderMessage(content, { businessName: name, ...(language === undefined ? {} : { language }) }).body
  if (entry.origin === 'EXPIRY') return render({ message: 'expiry' })
  const link = linkOf(parts, state, entry)
  if (link === undefined) return undefined
  if (entry.origin === 'REMINDER') return render({ message: 'reminder', link, expireOn: lastDay(state) })
  return render({ message: 'invitation', link, ...(await introductionOf(parts, state)) })
}
