import { COMMIT_LIMITS } from '../commit.ts'
import type { Check } from './refuse.ts'

const VISIBLE_ASCII = /^[!-~]+$/
const MAXIMUM_SHOWN = 60

/** A value as an error message shows it: short, and on one line. */
export const show = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value.slice(0, MAXIMUM_SHOWN)) : String(value).slice(0, MAXIMUM_SHOWN)

const isVisible = (text: string, maximum: number): boolean =>
  typeof text === 'string' && text.length <= maximum && VISIBLE_ASCII.test(text)

/** Ids, tenants, kinds and scopes: 1 to `maximum` visible ASCII characters. */
export const checkId = (check: Check, name: string, id: string, maximum: number = COMMIT_LIMITS.idCharacters): void =>
  check(isVisible(id, maximum), () => `${name} must have 1–${maximum} visible ASCII characters, received ${show(id)}.`)

/** Whole numbers, instants among them; bounds are inclusive. */
export const checkInteger = (
  check: Check,
  name: string,
  value: number,
  minimum: number = Number.MIN_SAFE_INTEGER,
  maximum: number = Number.MAX_SAFE_INTEGER,
): void =>
  check(Number.isSafeInteger(value) && value >= minimum && value <= maximum, () => {
    const range = minimum === Number.MIN_SAFE_INTEGER ? '' : ` from ${minimum} to ${maximum}`
    return `${name} must be a whole number${range}, received ${show(value)}.`
  })

const isPlainText = (text: string, maximum: number): boolean =>
  typeof text === 'string' && text.length <= maximum && !text.includes('\u0000') && text.isWellFormed()

/** Texts that databases compare: at most `maximum` characters, no U+0000, no lone surrogate. */
export const checkText = (check: Check, name: string, text: string, maximum: number): void =>
  check(
    isPlainText(text, maximum),
    () => `${name} must be well-formed text of at most ${maximum} characters without U+0000, received ${show(text)}.`,
  )
