import { DEFAULT_MAXIMUM_BYTES, decodeBody } from './decode-body.ts'
import { parseXml } from './parse-xml.ts'
import { refuse } from './unreadable.ts'
import type { XmlElement } from './xml-element.ts'

/** The messages that this package reads. */
export type InboundMessage = 'pain.002' | 'pacs.002' | 'pacs.004' | 'camt.054'

/** An ISO 20022 message with its name. */
export interface IsoDocument {
  readonly message: InboundMessage
  /** For example `pain.002.001.10`. */
  readonly version: string
  /** The element inside `Document`. */
  readonly body: XmlElement
}

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:((pain\.002|pacs\.002|pacs\.004|camt\.054)\.001\.[0-9]{2})$/

/** The element inside `Document` of each message. */
const BODIES: { readonly [message in InboundMessage]: string } = {
  'pain.002': 'CstmrPmtStsRpt',
  'pacs.002': 'FIToFIPmtStsRpt',
  'pacs.004': 'PmtRtr',
  'camt.054': 'BkToCstmrDbtCdtNtfctn',
}

const isMessage = (name: string | undefined): name is InboundMessage => name !== undefined && name in BODIES

/** The document: the root, or inside the envelope that carries it beside its business header. */
const documentIn = (root: XmlElement): XmlElement => {
  const [document, ...others] = [root, ...root.children].filter(({ name }) => name === 'Document')
  return document === undefined || others.length > 0 ? refuse('Expected one ISO 20022 Document.') : document
}

const inNamespace = (element: XmlElement, namespace: string): XmlElement => ({
  ...element,
  children: element.children
    .filter((child) => child.namespace === namespace)
    .map((child) => inNamespace(child, namespace)),
})

/**
 * Reads a message: UTF-8, at most `maximumBytes`, of one of the four kinds, any version. Elements of other namespaces are as if they were
 * not there. Throws `Unreadable`.
 */
export const readDocument = (rawBody: string | Uint8Array, maximumBytes = DEFAULT_MAXIMUM_BYTES): IsoDocument => {
  const document = documentIn(parseXml(decodeBody(rawBody, maximumBytes)))
  const [, version, message] = NAMESPACE.exec(document.namespace) ?? []
  if (version === undefined || !isMessage(message)) {
    return refuse(`Expected a pain.002, pacs.002, pacs.004 or camt.054 by its namespace, received another document.`)
  }
  const body = inNamespace(document, document.namespace).children.find(({ name }) => name === BODIES[message])
  return body === undefined ? refuse(`Expected ${BODIES[message]} in a ${version}.`) : { message, version, body }
}
