const MAXIMUM_CHARACTERS = 300
const HIDDEN = '[redacted]'
/** Ids stay readable; they stand first, so that their digits are not taken for an account number. */
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
const email = /[^\s@"'<>]{1,64}@[^\s@"'<>]{1,190}/
/** Six digits and more, with the punctuation of account, card and phone numbers, in the digits of any script. */
const number = /\+?\p{Nd}(?:[\p{Zs}\p{Pd}().\u200b/_]{0,3}\p{Nd}){5,}/u
/** What looks like a key or a token: 20 characters and more without a space, with a digit or an underscore among them. */
const token = /(?=[A-Za-z0-9+/=_-]*[0-9_])[A-Za-z0-9+/=_-]{20,}/
const secret = new RegExp(`(${uuid.source})|${email.source}|${token.source}|${number.source}`, 'giu')
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * A text from anywhere (an adapter's error, a name), made safe for logs, audit and operators: at most `maximum` characters (default 300) on
 * one line, control characters written as `\u`, and what looks like an account, card or phone number, an e-mail address, a key or a token
 * replaced. Rather hides too much than too little; UUIDs stay.
 */
export const redactText = (text: string, maximum: number = MAXIMUM_CHARACTERS): string =>
  text
    .slice(0, 4 * maximum)
    .toWellFormed()
    .replace(secret, (found: string, id: string | undefined) => (id === undefined ? HIDDEN : found))
    .replace(unprintable, escaped)
    .slice(0, maximum)
