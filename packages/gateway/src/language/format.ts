import type { PageLanguage } from './page-language.ts'

/** `256.25` in USD is `$256.25` in English and `256,25 $ US` in Canadian French. Exact: the amount never becomes a float. */
export const formatMoney = (amount: string, currency: string, language: PageLanguage): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount as Intl.StringNumericLiteral)

/** A day `YYYY-MM-DD` in words, with its weekday. */
export const formatDay = (day: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))

/** A day `YYYY-MM-DD` in words, without weekday. */
export const formatDate = (day: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))

/** An instant, ISO 8601, as day and time of a zone, which is named. */
export const formatMoment = (instant: string, language: PageLanguage, timeZone: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(Date.parse(instant))

/** The last characters behind the stars of `******4242`. */
export const lastDigits = (masked: string): string => masked.replace(/^\*+/, '')
