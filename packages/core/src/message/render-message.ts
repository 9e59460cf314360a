import { createIssue, type Issue } from '../issue/index.ts'
import { countSegments, type SegmentCount } from './count-segments.ts'
import type { MessageLanguage, MessageTexts, ToldStatus } from './message-texts.ts'
import { smartEncode } from './smart-encoding.ts'
import { type MessageTextOverrides, textsOf } from './text-overrides.ts'

/** What each message says beside the name of the business. */
export type MessageContent =
  | { readonly message: 'invitation'; readonly link: string; readonly introductoryMessage?: string }
  /** `expireOn`: the day at the recipient's place, `YYYY-MM-DD`. */
  | { readonly message: 'reminder'; readonly link: string; readonly expireOn: string }
  | { readonly message: 'expiry' }
  /** `reference`: what the business can find the transaction by; no personal data. */
  | { readonly message: 'transaction-status'; readonly status: ToldStatus; readonly reference: string }
  | { readonly message: 'opt-out-confirmation' }
  /** `contact`: a telephone number or address of the business. */
  | { readonly message: 'help'; readonly contact: string }
  /** `host`: the gateway's; phones fill the code in only there. */
  | { readonly message: 'one-time-code'; readonly code: string; readonly host: string }

/** Who writes, and how. */
export interface MessageSetting {
  readonly businessName: string
  /** Default `en`. */
  readonly language?: MessageLanguage
  /** The host's own texts. */
  readonly texts?: MessageTextOverrides
}

export interface RenderedMessage extends SegmentCount {
  readonly body: string
}

/** A message that needs more segments is refused where it is asked for. */
export const MAXIMUM_SEGMENTS = 3

const fill = (text: string, values: { readonly [name: string]: string | undefined }): string =>
  text.replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '')

const dateText = (texts: MessageTexts, date: string): string => {
  const [, month = '', day = ''] = date.split('-')
  return fill(texts.date, { day: String(Number(day)), month: texts.months[Number(month) - 1] })
}

const valuesOf = (content: MessageContent, texts: MessageTexts): { readonly [name: string]: string | undefined } => {
  switch (content.message) {
    case 'invitation': {
      const introduction = content.introductoryMessage?.trim()
      return { link: content.link, introduction: introduction ? introduction : texts.defaultIntroduction }
    }
    case 'reminder':
      return { link: content.link, date: dateText(texts, content.expireOn) }
    case 'transaction-status':
      return { status: texts.statuses[content.status], reference: content.reference }
    case 'help':
      return { contact: content.contact }
    case 'one-time-code':
      return { code: content.code, host: content.host }
    case 'expiry':
    case 'opt-out-confirmation':
      return {}
  }
}

/**
 * Writes a message: the business first, then the introductory message or what the kind says, one link, how to opt out. Values are
 * put in as they are, never read for placeholders; typographic characters become plain ones.
 */
export const renderMessage = (
  content: MessageContent,
  { businessName, language = 'en', texts: overrides }: MessageSetting,
): RenderedMessage => {
  const texts = textsOf(language, overrides)
  const body = smartEncode(fill(texts[content.message], { ...valuesOf(content, texts), business: businessName }))
  return { body, ...countSegments(body) }
}

/** `input_length` at the member that made a message too long: more than three segments. */
export const checkSegments = ({ segments, encoding, body }: RenderedMessage, path: string): readonly Issue[] =>
  segments <= MAXIMUM_SEGMENTS
    ? []
    : [
        createIssue('input_length', {
          path,
          expected: `an SMS of at most ${MAXIMUM_SEGMENTS} segments`,
          received: `${segments} segments in ${encoding}, ${[...body].length} characters`,
          fix: encoding === 'UCS-2' ? 'Shorten the text, or leave out letters beyond GSM-7' : 'Shorten the text',
        }),
      ]
