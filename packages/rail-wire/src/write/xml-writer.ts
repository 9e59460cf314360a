/** An element to be written. `undefined` stands for one that is left out. */
export interface XmlNode {
  readonly name: string
  readonly attributes?: { readonly [name: string]: string }
  readonly content: string | readonly XmlNode[]
}

const ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Texts have passed the x character set; this is the second lock on the door. */
const escapeXml = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '')

/** An element with text, or with elements; one that would be empty is left out, as empty elements are against the schemas. */
export const element = (
  name: string,
  content: string | readonly (XmlNode | undefined)[] | undefined,
  attributes?: XmlNode['attributes'],
): XmlNode | undefined => {
  const kept = Array.isArray(content) ? content.filter((child) => child !== undefined) : (content as string | undefined)
  if (kept === undefined || kept.length === 0) return undefined
  return { name, content: kept, ...(attributes === undefined ? {} : { attributes }) }
}

const lines = ({ name, attributes = {}, content }: XmlNode, indent: string): readonly string[] => {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(' ')
  if (typeof content === 'string') return [`${indent}<${opening}>${escapeXml(content)}</${name}>`]
  return [`${indent}<${opening}>`, ...content.flatMap((child) => lines(child, `${indent}  `)), `${indent}</${name}>`]
}

/** A whole ISO 20022 document: UTF-8, one element a line, a line feed at the end. */
export const writeDocument = (namespace: string, message: XmlNode | undefined): string => {
  const root = element('Document', [message], { xmlns: namespace })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root === undefined ? '' : lines(root, '').join('\n')}\n`
}
