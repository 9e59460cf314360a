/** The first form of a page. */
export interface PageForm {
  readonly action: string
  /** Everything that is sent without typing: hidden fields and the first button. */
  readonly given: Readonly<Record<string, string>>
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

const unescapeHtml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)

const attribute = (tag: string, name: string): string =>
  unescapeHtml(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

const contentOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html

const plainText = (html: string): string =>
  unescapeHtml(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

export const readHeading = (html: string): string => plainText(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '')

export const readText = (html: string): string => plainText(contentOf(html))

/** The first form and its first button; `undefined` if the page has none. */
export const readFirstForm = (html: string): PageForm | undefined => {
  const form = /<form[\s\S]*?<\/form>/.exec(contentOf(html))?.[0]
  if (form === undefined) return undefined
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag)
  const button = /<button[^>]*\sname="[^>]*>/.exec(form)?.[0]
  const given = [...hidden, ...(button === undefined ? [] : [button])].map((tag) => [
    attribute(tag, 'name'),
    attribute(tag, 'value'),
  ])
  return { action: attribute(form, 'action'), given: Object.fromEntries(given) }
}

/** Where the link with this text leads. */
export const readLink = (html: string, text: string): string | undefined => {
  const link = [...html.matchAll(/<a\s[^>]*>([\s\S]*?)<\/a>/g)].find(([, label = '']) => plainText(label) === text)
  return link === undefined ? undefined : attribute(link[0], 'href')
}
