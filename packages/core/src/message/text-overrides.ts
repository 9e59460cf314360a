import { createIssue, type Issue } from '../issue/index.ts'
import { MESSAGE_LANGUAGES, type MessageLanguage, type MessageTexts, messageTexts } from './message-texts.ts'

/** What each text is made of: the values that it must hold, and those that it may hold. */
const placeholders = {
  invitation: { must: ['business', 'link'], may: ['introduction'] },
  defaultIntroduction: { must: [], may: [] },
  reminder: { must: ['business', 'link'], may: ['date'] },
  expiry: { must: ['business'], may: [] },
  'transaction-status': { must: ['business', 'status'], may: ['reference'] },
  'opt-out-confirmation': { must: ['business'], may: [] },
  help: { must: ['business', 'contact'], may: [] },
  'one-time-code': { must: ['business', 'code', 'host'], may: [] },
} as const

/** The name of a text that a host may replace. */
export type ReplaceableText = keyof typeof placeholders
const replaceableTexts = Object.keys(placeholders) as readonly ReplaceableText[]

/** The host's own texts: those that are left out stay as they are. */
export type MessageTextOverrides = {
  readonly [language in MessageLanguage]?: { readonly [text in ReplaceableText]?: string }
}

/** The texts of a language, with the host's own in their place. */
export const textsOf = (language: MessageLanguage, overrides: MessageTextOverrides = {}): MessageTexts => ({
  ...messageTexts[language],
  ...overrides[language],
})

const MAXIMUM_TEMPLATE_CHARACTERS = 400

/** Phones fill a code in only if this is the last line (origin-bound one-time codes). */
const CODE_LINE = /\n@\{host\} #\{code\}$/

const faultOf = (
  name: ReplaceableText,
  text: string,
): { readonly expected: string; readonly fix: string } | undefined => {
  const { must, may } = placeholders[name]
  const known: readonly string[] = [...must, ...may]
  const used = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, value = '']) => value)
  const absent = must.find((value) => !used.includes(value))
  if (absent !== undefined) return { expected: `a text with {${absent}}`, fix: `Put {${absent}} in` }
  const unknown = used.find((value) => !known.includes(value))
  if (unknown !== undefined) {
    return { expected: `no values but {${known.join('}, {')}}`, fix: `Take {${unknown.slice(0, 40)}} out` }
  }
  if (used.filter((value) => value === 'link').length > 1)
    return { expected: 'one {link}', fix: 'Leave the others out' }
  if (name === 'one-time-code' && !CODE_LINE.test(text)) {
    return { expected: 'a last line "@{host} #{code}"', fix: 'End the text with it, so that phones offer the code' }
  }
  return undefined
}

/** Checks the host's own texts: each holds what it must, names nothing unknown, and has at most 400 characters. */
export const checkTextOverrides = (overrides: MessageTextOverrides): readonly Issue[] =>
  MESSAGE_LANGUAGES.flatMap((language) =>
    Object.entries(overrides[language] ?? {}).flatMap(([given, text]): readonly Issue[] => {
      const path = `texts.${language}.${given}`
      const name = replaceableTexts.find((known) => known === given)
      if (name === undefined) {
        const expected = `one of ${replaceableTexts.join(', ')}`
        return [createIssue('input_unknown_member', { path, expected, received: given, fix: 'Leave it out' })]
      }
      if (typeof text !== 'string' || text.trim() === '' || text.length > MAXIMUM_TEMPLATE_CHARACTERS) {
        const expected = `a text of 1 to ${MAXIMUM_TEMPLATE_CHARACTERS} characters`
        return [createIssue('input_length', { path, expected, received: text, fix: 'Shorten it or leave it out' })]
      }
      const fault = faultOf(name, text)
      return fault === undefined ? [] : [createIssue('input_value', { path, received: text, ...fault })]
    }),
  )
