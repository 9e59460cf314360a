export {
  type AllowedHours,
  type DailyHours,
  isAllowedInstant,
  nextAllowedInstant,
  previousAllowedInstant,
} from './allowed-hours.ts'
export { countSegments, type SegmentCount, type SmsEncoding } from './count-segments.ts'
export { defaultMessagePolicy, type MessagePolicy } from './message-policy.ts'
export { MESSAGE_LANGUAGES, type MessageLanguage, TOLD_STATUSES, type ToldStatus } from './message-texts.ts'
export { type InboundIntent, inboundKeyword, readInboundIntent } from './opt-out-words.ts'
export {
  ANSWER_VALIDITY_MS,
  type AnswerMessage,
  decideAnswered,
  decideRecipientWord,
  newRecipient,
  type PendingAnswer,
  type Recipient,
  type RecipientWord,
} from './recipient.ts'
export { COURTEOUS_HOURS, hoursByKind, REMINDER_HOURS, recipientHours } from './recipient-hours.ts'
export {
  checkSegments,
  MAXIMUM_SEGMENTS,
  type MessageContent,
  type MessageSetting,
  type RenderedMessage,
  renderMessage,
} from './render-message.ts'
export { MAXIMUM_COPIES, maySend, nextSendAt, type SendHistory, type SendTimes } from './send-retry.ts'
export { smartEncode } from './smart-encoding.ts'
export { checkTextOverrides, type MessageTextOverrides, type ReplaceableText } from './text-overrides.ts'
