import {
  findWorkflowStep,
  instantToLocal,
  type MessageContent,
  type MessageSetting,
  REMINDER_HOURS,
  recipientHours,
  recipientOf,
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
  const { zone } = recipientHours(recipientOf(state), REMINDER_HOURS)
  return instantToLocal(state.expireAt, zone).slice(0, DATE_CHARACTERS)
}

/** What renders the messages of a Business Account. */
export const messageSetting = (parts: EngineParts, { name, language }: BusinessProfile): MessageSetting => ({
  businessName: name,
  ...(language === undefined ? {} : { language }),
  ...(parts.texts === undefined ? {} : { texts: parts.texts }),
})

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
  profile: BusinessProfile,
): Promise<string | undefined> => {
  const render = (content: MessageContent): string => renderMessage(content, messageSetting(parts, profile)).body
  if (entry.origin === 'EXPIRY') return render({ message: 'expiry' })
  const link = linkOf(parts, state, entry)
  if (link === undefined) return undefined
  if (entry.origin === 'REMINDER') return render({ message: 'reminder', link, expireOn: lastDay(state) })
  return render({ message: 'invitation', link, ...(await introductionOf(parts, state)) })
}
