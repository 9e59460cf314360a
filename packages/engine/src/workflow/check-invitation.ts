import {
  checkSegments,
  failure,
  findWorkflowStep,
  parseTimeZone,
  type Result,
  recipientOptedOut,
  renderMessage,
  success,
  type WorkflowDefinition,
} from '@linx/core'
import { businessProfile, type Caller, type EngineParts } from '../engine-parts.ts'
import { isOptedOut } from '../message/recipient-store.ts'
import { messageSetting } from './notification-text.ts'

/** What is known of the first message before it is sent. */
interface CheckedInvitation {
  readonly estimatedSegments: number
  /** The recipient's zone, if the host knows it. */
  readonly timeZone?: string
}

/** As long as every token. */
const SAMPLE_TOKEN = 'x'.repeat(22)

const zoneOf = async (
  { recipientTimeZone }: EngineParts,
  { businessAccountId }: Caller,
  definition: WorkflowDefinition,
  phoneNumber: string,
): Promise<{ readonly timeZone?: string }> => {
  const customerId = findWorkflowStep(definition, 'lookup-profile')?.customerId
  const who = { businessAccountId, phoneNumber, ...(customerId === undefined ? {} : { customerId }) }
  const timeZone = await recipientTimeZone?.(who)
  const isKnown = timeZone !== undefined && parseTimeZone(timeZone, 'timeZone').ok
  return isKnown ? { timeZone } : {}
}

/**
 * Renders the invitation as it will be sent. Refused: more than three segments (requirement S1), and a recipient who texted STOP to this
 * Business Account, since no link would reach anybody.
 */
export const checkInvitation = async (
  parts: EngineParts,
  caller: Caller,
  definition: WorkflowDefinition,
): Promise<Result<CheckedInvitation>> => {
  const { phoneNumber = '', introductoryMessage } = findWorkflowStep(definition, 'notification') ?? {}
  const profile = await businessProfile(parts, caller.businessAccountId)
  const introduction = introductoryMessage === undefined ? {} : { introductoryMessage }
  const rendered = renderMessage(
    { message: 'invitation', link: `${parts.gatewayUrl}/${SAMPLE_TOKEN}`, ...introduction },
    messageSetting(parts, profile),
  )
  const tooLong = checkSegments(rendered, 'parameters.introductoryMessage')
  if (tooLong.length > 0) return failure(...tooLong)
  if (await isOptedOut(parts, caller.businessAccountId, phoneNumber)) {
    return failure(recipientOptedOut('parameters.phoneNumber'))
  }
  return success({
    estimatedSegments: rendered.segments,
    ...(await zoneOf(parts, caller, definition, phoneNumber)),
  })
}
