import type { PageLanguage, Say } from '../language/page-language.ts'
import { alpha2ByAlpha3 } from './country-codes.ts'
import type { Choice, FormField, SelectField } from './form-field.ts'
import { stateNames, translatedStateNames } from './state-names.ts'

/** What address fields need beside their place in the form. */
export interface AddressContext {
  readonly say: Say
  readonly language: PageLanguage
  /** ISO 3166-1 alpha-3. */
  readonly countries: readonly string[]
}

/** The country's name in the language of the page, or its code. */
export const countryName = (code: string, language: PageLanguage): string => {
  const alpha2 = alpha2ByAlpha3.get(code)
  return (alpha2 === undefined ? undefined : new Intl.DisplayNames(language, { type: 'region' }).of(alpha2)) ?? code
}

const byLabel = (language: PageLanguage) => (left: Choice, right: Choice) =>
  left.label.localeCompare(right.label, language)

const stateGroups = ({ language, countries }: AddressContext): SelectField['groups'] =>
  countries.flatMap((country) => {
    const names = stateNames[country]
    if (names === undefined) return []
    const choices = Object.entries(names)
      .map(([value, name]) => ({ value, label: translatedStateNames[language]?.[value] ?? name }))
      .toSorted(byLabel(language))
    return [{ name: countryName(country, language), choices }]
  })

const stateField = (prefix: string, section: string, context: AddressContext): readonly FormField[] => {
  const groups = stateGroups(context)
  if (groups.length === 0) return []
  const name = `${prefix}.stateCode`
  return [
    {
      kind: 'select',
      name,
      label: context.say('label.stateCode'),
      autocomplete: `${section} address-level1`,
      groups,
      ...(context.countries.every((country) => country in stateNames) ? {} : { isOptional: true }),
    },
  ]
}

/** `section` leads the autocomplete tokens: `home`, `shipping`, `billing`. */
export const addressFields = (
  prefix: string,
  section: string,
  context: AddressContext,
  withName: boolean,
): readonly FormField[] => {
  const { say, language, countries } = context
  const text = (member: string, label: string, token: string, maximumCharacters: number): FormField => ({
    kind: 'text',
    name: `${prefix}.${member}`,
    label,
    autocomplete: `${section} ${token}`,
    maximumCharacters,
  })
  return [
    ...(withName ? [text('name', say('label.addressee'), 'name', 40)] : []),
    text('streetLine1', say('label.streetLine1'), 'address-line1', 50),
    { ...text('streetLine2', say('label.streetLine2'), 'address-line2', 50), isOptional: true },
    text('cityName', say('label.cityName'), 'address-level2', 25),
    ...stateField(prefix, section, context),
    text('zipCode', say('label.zipCode'), 'postal-code', 10),
    {
      kind: 'select',
      name: `${prefix}.countryCode`,
      label: say('label.countryCode'),
      autocomplete: `${section} country`,
      groups: [{ choices: countries.map((value) => ({ value, label: countryName(value, language) })) }],
    },
  ]
}
