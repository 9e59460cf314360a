import type { Shown } from './form-browser.ts'

/** What a page says, without its markup. */
export const textOf = ({ html }: Shown): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** The first link of a page that looks so. */
export const hrefOf = ({ html }: Shown, pattern: RegExp): string => {
  const found = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href).find((href) => pattern.test(href))
  if (found === undefined) throw new Error(`Expected a link like ${pattern}, found none.`)
  return found
}
