import { html, raw } from 'hono/html'

/** Markup; values that were put into it are escaped. */
export type Html = ReturnType<typeof html>

export { html, raw }

export const EMPTY: Html = html``

/** Attributes of an element; `undefined` and `false` leave one out, `true` writes its name alone. */
export const attributes = (values: Readonly<Record<string, string | number | boolean | undefined>>): Html =>
  html`${Object.entries(values).map(([name, value]) => {
    if (value === undefined || value === false) return EMPTY
    return value === true ? raw(` ${name}`) : html`${raw(` ${name}`)}="${value}"`
  })}`
