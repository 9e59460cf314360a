export {
  type AllowedHours,
  type DailyHours,
  isAllowedInstant,
  nextAllowedInstant,
  previousAllowedInstant,
} from './allowed-hours.ts'
export { countSegments, type SegmentCount, type SmsEncoding } from './count-segments.ts'
export { MESSAGE_LANGUAGES, type MessageLanguage, TOLD_STATUSES, type ToldStatus } from './message-texts.ts'
export { type InboundIntent, readInboundIntent } from './opt-out-words.ts'
export { COURTEOUS_HOURS, hoursByKind, REMINDER_HOURS, recipientHours } from './recipient-hours.ts'
export {
  checkSegments,
  MAXIMUM_SEGMENTS,
  type MessageContent,
  type RenderedMessage,
  renderMessage,
} from './render-message.ts'
export { MAXIMUM_COPIES, maySend, nextSendAt, type SendHistory } from './send-retry.ts'
export { smartEncode } from './smart-encoding.ts'
