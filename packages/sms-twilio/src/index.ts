export { createTwilioSms } from './create-twilio-sms.ts'
export { type TwilioError, twilioErrors } from './twilio-errors.ts'
export type { TwilioSmsOptions } from './twilio-sms-options.ts'
