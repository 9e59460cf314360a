import { html, raw } from 'hono/html'

/** Markup; values that were put into it are escaped. */
export type Html = ReturnType<typeof html>

export { html, raw }

export const EMPTY: Html = html``

/** The markup, or nothing where there is nothing to show. */
export const when = <Value>(value: Value | undefined, show: (value: Value) => Html): Html =>
  value === undefined ? EMPTY : show(value)
