export {
  type AllowedHours,
  type DailyHours,
  isAllowedInstant,
  nextAllowedInstant,
  previousAllowedInstant,
} from './allowed-hours.ts'
export { COURTEOUS_HOURS, hoursByKind, REMINDER_HOURS, recipientHours } from './recipient-hours.ts'
export { MAXIMUM_COPIES, maySend, nextSendAt, type SendHistory } from './send-retry.ts'
