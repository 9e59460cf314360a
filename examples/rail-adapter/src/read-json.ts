/** The members of a JSON object, `undefined` for any other text. */
export const readObject = (text: string): { readonly [member: string]: unknown } | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** A non-empty text, or `undefined`. */
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** An amount with two decimals, or `undefined`. */
export const readAmount = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{1,15}\.\d{2}$/.test(value) ? value : undefined
