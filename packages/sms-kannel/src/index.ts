export { createKannelSms, type KannelSms } from './create-kannel-sms.ts'
export type { KannelSmsOptions } from './kannel-sms-options.ts'
