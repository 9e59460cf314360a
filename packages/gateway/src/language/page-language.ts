import { MESSAGE_LANGUAGES, type MessageLanguage } from '@linx/core'
import { englishTexts, type PageTexts, type TextKey } from './texts-en.ts'
import { spanishTexts } from './texts-es.ts'
import { canadianFrenchTexts } from './texts-fr-ca.ts'

/** Languages of the pages: those of the messages. */
export type PageLanguage = MessageLanguage

export const pageLanguages: readonly PageLanguage[] = MESSAGE_LANGUAGES

export const textsByLanguage: Readonly<Record<PageLanguage, PageTexts>> = {
  en: englishTexts,
  es: spanishTexts,
  'fr-CA': canadianFrenchTexts,
}

export const isPageLanguage = (text: string | undefined | null): text is PageLanguage =>
  pageLanguages.some((language) => language === text)

/** A text with its values in place. A page calls it for every word that it shows. */
export type Say = (key: TextKey, values?: Readonly<Record<string, string>>) => string

const PLACE = /\{(\w+)\}/g

/** Speaks one language; a place without value is a fault of the page and throws. */
export const sayIn = (language: PageLanguage): Say => {
  const texts = textsByLanguage[language]
  return (key, values = {}) =>
    texts[key].replace(PLACE, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new RangeError(`${key}: expected a value for ${name}.`)
      return value
    })
}

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

const MAXIMUM_HEADER = 500

/** The best of our languages for an `Accept-Language` header: by weight, then by order; a region is ignored. */
export const acceptedLanguage = (header: string | null): PageLanguage | undefined => {
  const wishes = (header ?? '')
    .slice(0, MAXIMUM_HEADER)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
      const weight = quality === undefined ? 1 : Number(quality.slice(2))
      return { tag, weight: Number.isFinite(weight) ? weight : 0 }
    })
  for (const { tag, weight } of wishes.toSorted((left, right) => right.weight - left.weight)) {
    const found = pageLanguages.find((language) => primary(language) === primary(tag))
    if (found !== undefined && weight > 0) return found
  }
  return undefined
}
