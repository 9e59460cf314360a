import type { SmsRejectionClass } from '@linx/contracts'

/** What an error code of Twilio means for the message. */
export interface TwilioError {
  readonly code: number
  readonly class: SmsRejectionClass
  readonly meaning: string
  /** `documentation`: Twilio's public error dictionary. `practice`: what senders see, not looked up there. */
  readonly source: 'documentation' | 'practice'
}

const row = (
  code: number,
  rejectionClass: SmsRejectionClass,
  meaning: string,
  source: TwilioError['source'] = 'documentation',
): TwilioError => ({ code, class: rejectionClass, meaning, source })

/** Codes of refused requests (2xxxx) and of messages that were taken and then failed (3xxxx). */
const TWILIO_ERRORS: readonly TwilioError[] = [
  row(20003, 'configuration', 'Credentials are wrong'),
  row(20005, 'configuration', 'The account is not active', 'practice'),
  row(20404, 'configuration', 'The account or resource does not exist', 'practice'),
  row(20429, 'transient', 'Too many requests'),
  row(20503, 'transient', 'The service is not available'),
  row(21211, 'permanent-number', 'The recipient is no phone number'),
  row(21212, 'configuration', 'The sender is no phone number', 'practice'),
  row(21408, 'compliance', 'The region of the recipient is not enabled', 'practice'),
  row(21603, 'configuration', 'There is no sender', 'practice'),
  row(21606, 'configuration', 'The sender cannot send SMS'),
  row(21608, 'configuration', 'A trial account sends to verified numbers alone'),
  row(21609, 'configuration', 'The status callback is no URL', 'practice'),
  row(21610, 'opted-out', 'The recipient opted out'),
  row(21612, 'compliance', 'There is no way from this sender to this recipient'),
  row(21614, 'permanent-number', 'The recipient is no mobile number'),
  row(21617, 'compliance', 'The text is too long', 'practice'),
  row(21635, 'permanent-number', 'The recipient is a landline'),
  row(21660, 'configuration', 'The sender belongs to another account', 'practice'),
  row(21703, 'configuration', 'The messaging service has no sender', 'practice'),
  row(30001, 'transient', 'The queue is full', 'practice'),
  row(30002, 'configuration', 'The account is suspended', 'practice'),
  row(30003, 'transient', 'The phone cannot be reached now'),
  row(30005, 'permanent-number', 'The number is not in use', 'practice'),
  row(30006, 'permanent-number', 'A landline, or a carrier that takes no SMS', 'practice'),
  row(30007, 'compliance', 'Filtered as unwanted', 'practice'),
  row(30008, 'transient', 'Failed for a reason that is not told', 'practice'),
  row(30034, 'compliance', 'The sender is not registered for this traffic', 'practice'),
  row(30036, 'transient', 'Not delivered within the validity period', 'practice'),
  row(30047, 'deferred', 'Held back for now'),
  row(30610, 'deferred', 'Quiet hours at the recipient'),
  row(30963, 'compliance', 'The campaign does not allow this content'),
]

/** The code of a message whose validity period ended. */
export const VALIDITY_ENDED = 30036

const BY_CODE: ReadonlyMap<number, TwilioError> = new Map(TWILIO_ERRORS.map((each) => [each.code, each]))

export const findTwilioError = (code: number): TwilioError | undefined => BY_CODE.get(code)

/** Every error code that the adapter knows, in ascending order; all others are `compliance`: no retry, alarm the business. */
export const twilioErrors = (): readonly TwilioError[] => TWILIO_ERRORS
