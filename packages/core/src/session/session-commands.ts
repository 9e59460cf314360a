import type { Instant, JsonObject, SmsDeliveryEvent, SmsSendOutcome } from '@linx/contracts'
import type { SendHistory } from '../message/index.ts'
import type { WorkflowDefinition } from '../workflow/index.ts'
import type { DeclineReason, NotificationOrigin, SessionContact, SessionLink } from './session-state.ts'

/** What makes a session. Ids and the link's fingerprint come from outside: core has no randomness. */
export interface CreateSessionCommand {
  readonly workflowId: string
  readonly businessAccountId: string
  readonly definition: WorkflowDefinition
  /** One for each step, in order. */
  readonly stepIds: readonly string[]
  readonly link: SessionLink
  /** Of an existing Customer. */
  readonly contact?: Omit<SessionContact, 'phoneNumber'> & { readonly phoneNumber?: string }
  /** The recipient's zone, where the host knows it. */
  readonly timeZone?: string
}

/** The outcome of one send, with how often the message was tried. */
export interface NotifiedCommand {
  readonly serial: number
  readonly outcome: SmsSendOutcome
  readonly history: SendHistory
}

/** What the provider reports of a message that it took. */
export interface DeliveryCommand extends Pick<SmsDeliveryEvent, 'status' | 'class' | 'at'> {
  readonly serial: number
}

export interface SubmitStepCommand {
  readonly stepId: string
  /** Checked already by the validator of the step. */
  readonly answer: JsonObject
  /** `false`: stored, but the step stays open (a refused document). */
  readonly isComplete: boolean
  /** Known from the `customer-account` step. */
  readonly contact?: Pick<SessionContact, 'firstName' | 'lastName' | 'email'>
}

export interface DeclineCommand {
  readonly reason: DeclineReason
  /** Required for `OTHER`, at most 280 characters. */
  readonly text?: string
}

/** What the confirmation made beside the session. */
export interface ConfirmCommand {
  readonly customerId: string
  readonly financialAccountId?: string
  readonly transactionId?: string
}

export interface ExtendCommand {
  readonly expireAt: Instant
}

export interface ResendCommand {
  /** Fingerprint of the link with the state's `nextLinkSerial`. */
  readonly link: SessionLink
  /** The recipient texted STOP to this Business Account. */
  readonly isOptedOut?: boolean
}

/** A message that is to be sent: what `appendNotification` needs to know. */
export interface NotificationRequest {
  readonly origin: NotificationOrigin
  readonly linkSerial?: number
}
