import { createHash } from 'node:crypto'
import type { DocumentCatalogue } from '@linx/core'
import type { DocumentContent, DocumentRequest } from '@linx/gateway'

interface LegalDocument {
  readonly documentGroup: string
  readonly documentId: string
  readonly title: string
  readonly version: string
  readonly text: string
}

/** Example texts; a lawyer writes the real ones. */
const legalDocuments: readonly LegalDocument[] = [
  {
    documentGroup: 'bank-accounts',
    documentId: 'ebt-communication-consent',
    title: 'Consent to electronic communication',
    version: '1.2',
    text: `Consent to electronic communication

You agree that Juniper Mutual may send you notices about this payment by text message or email instead of on paper.

You may ask for a paper copy, or withdraw this consent, at any time by calling 1-800-555-0142. Withdrawing it has no effect on what was sent before.

To read these notices you need a phone that receives text messages and a current web browser.`,
  },
  {
    documentGroup: 'rocket-financial',
    documentId: 'fncl-privacy-policy',
    title: 'Privacy policy',
    version: '3.0',
    text: `Privacy policy

We use your name, your contact details and your account to make this payment and for nothing else. Your account number is sealed where it is stored.

We keep records of payments for as long as the law asks us to. You may ask what we hold about you.`,
  },
]

const digestOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** What workflows may ask to accept. */
export const documentCatalogue: DocumentCatalogue = legalDocuments.map(
  ({ documentGroup, documentId, title, version, text }) => ({
    documentGroup,
    documents: [{ documentId, title, minimumVersion: version, versions: [{ version, digest: digestOf(text) }] }],
  }),
)

/** The text of a document for the Customer's page. */
export const documentText = ({ documentId, version }: DocumentRequest): DocumentContent | undefined => {
  const found = legalDocuments.find((document) => document.documentId === documentId && document.version === version)
  return found === undefined ? undefined : { type: 'text', text: found.text }
}

const banks: ReadonlyMap<string, string> = new Map([
  ['011401533', 'Second Example Bank'],
  ['021000021', 'First Example Bank'],
  ['091000019', 'Prairie Example Bank'],
])

/** The bank behind a routing number. */
export const bankName = (routingNumber: string): string | undefined => banks.get(routingNumber)
