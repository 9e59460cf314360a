/** The bytes of a part of a query: `%XX` is a byte, `+` a space. */
const bytesOf = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll('+', ' ')
      .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** A query whose values may be bytes in any character set. */
export interface Query {
  /** The value as UTF-8; empty if it is not there. */
  text(name: string): string
  bytes(name: string): Buffer
}

/** Reads the query of a URL; the first of several values counts. */
export const readQuery = (url: string): Query => {
  const start = url.indexOf('?')
  const raw = new Map<string, string>()
  for (const part of start < 0 ? [] : url.slice(start + 1).split('&')) {
    const equals = part.indexOf('=')
    const name = equals < 0 ? part : part.slice(0, equals)
    if (!raw.has(name)) raw.set(name, equals < 0 ? '' : part.slice(equals + 1))
  }
  const bytes = (name: string) => bytesOf(raw.get(name) ?? '')
  return { bytes, text: (name) => bytes(name).toString('utf8') }
}
