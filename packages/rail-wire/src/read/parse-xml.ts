import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { refuse, Unreadable } from './unreadable.ts'
import type { XmlElement } from './xml-element.ts'
import { decodeEntities } from './xml-entities.ts'

/** ISO 20022 messages are about fifteen elements deep. */
const MAXIMUM_DEPTH = 50

const CDATA = '#cdata'
const TEXT = '#text'
const ATTRIBUTES = ':@'

/** A node as the library gives it with `preserveOrder`. */
type ParsedNode = { readonly [name: string]: unknown }

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  cdataPropName: CDATA,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAXIMUM_DEPTH,
})

type Namespaces = ReadonlyMap<string, string>

const isList = (value: unknown): value is readonly ParsedNode[] => Array.isArray(value)

const nameIn = (node: ParsedNode): string => Object.keys(node).find((key) => key !== ATTRIBUTES) ?? ''

const attributesIn = (node: ParsedNode): ReadonlyMap<string, string> =>
  new Map(Object.entries(node[ATTRIBUTES] ?? {}).map(([name, value]) => [name, decodeEntities(String(value))]))

const scopeOf = (attributes: ReadonlyMap<string, string>, outer: Namespaces): Namespaces => {
  const declared = [...attributes].filter(([name]) => /^xmlns(:|$)/.test(name))
  return declared.length === 0
    ? outer
    : new Map([...outer, ...declared.map(([name, uri]): [string, string] => [name.slice('xmlns:'.length), uri])])
}

const textIn = (nodes: readonly ParsedNode[]): string =>
  nodes
    .map((node) => {
      const plain = node[TEXT]
      if (plain !== undefined) return decodeEntities(String(plain))
      const literal = node[CDATA]
      return isList(literal) ? literal.map((part) => String(part[TEXT] ?? '')).join('') : ''
    })
    .join('')
    .trim()

const isElement = (node: ParsedNode): boolean => ![TEXT, CDATA, ''].includes(nameIn(node))

const toElement = (node: ParsedNode, outer: Namespaces): XmlElement => {
  const tag = nameIn(node)
  const attributes = attributesIn(node)
  const scope = scopeOf(attributes, outer)
  const [prefix, name] = tag.includes(':')
    ? [tag.slice(0, tag.indexOf(':')), tag.slice(tag.indexOf(':') + 1)]
    : ['', tag]
  const content = node[tag]
  const nodes = isList(content) ? content : []
  const children = nodes.filter(isElement).map((child) => toElement(child, scope))
  return { name, namespace: scope.get(prefix) ?? '', attributes, text: textIn(nodes), children }
}

const parse = (xml: string): readonly ParsedNode[] => {
  // Too deep a document ends here, before anything recursive sees it.
  const nodes: unknown = parser.parse(xml)
  if (XMLValidator.validate(xml) !== true) refuse('Expected well-formed XML.')
  return isList(nodes) ? nodes : []
}

/**
 * Reads XML. Throws `Unreadable` for what is not well-formed, nested more than 50 deep, or holds a document type or an entity
 * definition anywhere, also in a comment.
 */
export const parseXml = (xml: string): XmlElement => {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)) refuse('Expected no document type, received one; nothing of it was read.')
  try {
    const [root, ...others] = parse(xml).filter(isElement)
    return root === undefined || others.length > 0 ? refuse('Expected one root element.') : toElement(root, new Map())
  } catch (error) {
    if (error instanceof Unreadable) throw error
    return refuse('Expected well-formed XML of ordinary depth and names.')
  }
}
