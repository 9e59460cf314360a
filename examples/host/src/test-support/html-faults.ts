const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
const TAG = /<(\/?)([a-z][a-z0-9]*)\b((?:[^>"]|"[^"]*")*?)(\/?)>/gi
const HIDDEN = /type="hidden"|type="(radio|checkbox)"/

const attribute = (text: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1]

/** Tags that are not closed, or closed in another order. */
const nestingFaults = (html: string): readonly string[] => {
  const open: string[] = []
  const faults: string[] = []
  for (const [, slash, name = '', , selfClosing] of html.matchAll(TAG)) {
    const tag = name.toLowerCase()
    if (slash === '/') {
      const last = open.pop()
      if (last !== tag) faults.push(`</${tag}> closes <${last}>`)
    } else if (!VOID.has(tag) && selfClosing !== '/') open.push(tag)
  }
  return [...faults, ...open.map((tag) => `<${tag}> is not closed`)]
}

/** What is written into the page that the content security policy does not run. */
const inlineFaults = (html: string): readonly string[] => [
  ...(/<script(?![^>]*\ssrc=)/.test(html) ? ['a script within the page'] : []),
  ...(/<style\b/.test(html) ? ['a style sheet within the page'] : []),
  ...[...html.matchAll(TAG)].flatMap(([tag, , , attributes = '']) =>
    /\s(style|on[a-z]+)=/.test(attributes) ? [tag] : [],
  ),
]

/** Fields without a label, ids twice, pages without title, language or one heading. */
const structureFaults = (html: string): readonly string[] => {
  const tags = [...html.matchAll(TAG)]
  const ids = tags.flatMap(([, , , attributes = '']) => attribute(attributes, 'id') ?? [])
  const labelled = new Set(
    tags.flatMap(([, , name, attributes = '']) => (name === 'label' ? (attribute(attributes, 'for') ?? []) : [])),
  )
  const fields = tags.filter(
    ([, slash, name = '', attributes = '']) =>
      slash === '' && ['input', 'select', 'textarea'].includes(name) && !HIDDEN.test(attributes),
  )
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`),
    ...fields
      .filter(([, , , attributes = '']) => !labelled.has(attribute(attributes, 'id') ?? ''))
      .map(([tag]) => `no label: ${tag}`),
    ...(html.match(/<h1>/g)?.length === 1 ? [] : ['not one h1']),
    ...(/^<!doctype html>\s*<html lang="en">/.test(html) ? [] : ['no doctype and language']),
    ...(/<title>[^<]+<\/title>/.test(html) ? [] : ['no title']),
  ]
}

/** What is wrong with a page. */
export const htmlFaults = (html: string): readonly string[] => [
  ...nestingFaults(html),
  ...inlineFaults(html),
  ...structureFaults(html),
]
