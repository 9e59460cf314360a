import type { Context } from 'hono'

/** The members of a form, as a browser sends them. */
export const readForm = async (context: Context): Promise<URLSearchParams> =>
  new URLSearchParams(await context.req.text())

/** The members of the address. */
export const readQuery = (context: Context): URLSearchParams => new URL(context.req.url).searchParams

/** What was typed, or nothing where nothing was. */
export const filled = (form: URLSearchParams, name: string): string | undefined => {
  const value = form.get(name)?.trim()
  return value === undefined || value === '' ? undefined : value
}
