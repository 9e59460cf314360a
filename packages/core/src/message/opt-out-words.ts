/** What a text from a phone asks for. `review`: it may be meant as an opt-out, and a person has to read it. */
export type InboundIntent = 'stop' | 'start' | 'help' | 'review' | 'other'

/** Whole texts, folded: lower case, no accents, no punctuation. Lists of the FCC, AWS and Twilio, with French and Spanish. */
const phrases: { readonly [intent in 'stop' | 'start' | 'help']: readonly string[] } = {
  stop: [
    'stop',
    'stopall',
    'stop all',
    'stop please',
    'please stop',
    'stop texting me',
    'stop sending me messages',
    'stop messaging me',
    'stop now',
    'quit',
    'end',
    'revoke',
    'cancel',
    'unsubscribe',
    'unsubscribe me',
    'opt out',
    'optout',
    'opt me out',
    'remove',
    'remove me',
    'td',
    'arret',
    'arreter',
    'desabonner',
    'alto',
    'baja',
    'no more messages',
    'do not text me',
    'dont text me',
  ],
  start: ['start', 'unstop', 'opt in', 'optin', 'resume', 'start please', 'please start'],
  help: ['help', 'help me', 'info', 'aide', 'ayuda'],
}

const intentByPhrase: ReadonlyMap<string, 'stop' | 'start' | 'help'> = new Map(
  (['stop', 'start', 'help'] as const).flatMap((intent) => phrases[intent].map((phrase) => [phrase, intent] as const)),
)

/** Words that make a longer text worth a look. */
const stopWords: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'quit',
  'revoke',
  'unsubscribe',
  'optout',
  'remove',
  'arret',
  'alto',
])

/** Longer than any SMS; the rest is not looked at. */
const MAXIMUM_CHARACTERS = 1_600

const fold = (text: string): string =>
  text
    .slice(0, MAXIMUM_CHARACTERS)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** `s t o p` is `stop`. */
const joinLetters = (folded: string): string =>
  /^(?:\p{L} )+\p{L}$/u.test(folded) ? folded.replaceAll(' ', '') : folded

/** What was said, as the business sees it: `STOP`. Meant for texts that are a known phrase. */
export const inboundKeyword = (text: string): string => joinLetters(fold(text)).toUpperCase().slice(0, 40)

/**
 * Reads an inbound text. Only a whole text that is one of the known phrases opts out or in; a text that merely holds such a word
 * ("please don't stop") is for a person, never an opt-out by itself. CANCEL opts out of messages and cancels no workflow.
 */
export const readInboundIntent = (text: string): InboundIntent => {
  const folded = joinLetters(fold(text))
  const intent = intentByPhrase.get(folded)
  if (intent !== undefined) return intent
  const words = folded.split(' ')
  const isOptOut = words.some((word, index) => stopWords.has(word) || (word === 'opt' && words[index + 1] === 'out'))
  return isOptOut ? 'review' : 'other'
}
