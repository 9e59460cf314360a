/** The members of a JSON object; empty for anything else. */
export const membersOf = (value: unknown): { readonly [member: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** A text or number as text, `undefined` for anything else and for what is longer than 64 characters. */
export const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  return typeof text === 'string' && text !== '' && text.length <= 64 ? text : undefined
}

/** A member with its text, or nothing: for spreading. */
export const optionalText = <Name extends string>(name: Name, value: unknown): { readonly [name in Name]?: string } => {
  const text = textOf(value)
  return text === undefined ? {} : ({ [name]: text } as { readonly [name in Name]?: string })
}

/** An amount in major units (`256.1`, `"256.10"`) with exactly two decimals; `undefined` if it has a fraction of a cent or is none. */
export const majorAmountOf = (value: unknown): string | undefined => {
  const [, whole, fraction = ''] = /^0*(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(textOf(value) ?? '') ?? []
  return whole === undefined ? undefined : `${whole}.${fraction.padEnd(2, '0')}`
}

/** An amount in minor units (`25610`) with exactly two decimals; `undefined` if it is none. */
export const minorAmountOf = (value: unknown): string | undefined => {
  const text = textOf(value)
  if (text === undefined || !/^\d{1,14}$/.test(text)) return undefined
  const cents = text.replace(/^0+(?=\d)/, '').padStart(3, '0')
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`
}

/** ISO 4217, numeric to alphabetic, for the currencies of this rail. */
const CURRENCIES: { readonly [numeric: string]: string } = { '840': 'USD', '124': 'CAD' }

/** An alphabetic currency code from an alphabetic or a numeric one. */
export const currencyOf = (value: unknown): string | undefined => {
  const text = textOf(value) ?? ''
  return CURRENCIES[text] ?? (/^[A-Z]{3}$/.test(text) ? text : undefined)
}
