import type { JsonObject } from '@linx/contracts'

/** The query as the engine reads it: a text for each name, a list where a name is repeated. */
export const readQuery = (url: string): JsonObject => {
  const { searchParams } = new URL(url)
  const names = [...new Set(searchParams.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}
