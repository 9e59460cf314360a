import { createHash } from 'node:crypto'
import type { BusinessProfile } from '@linx/engine'
import type { DocumentRequest } from '../index.ts'

const paragraph =
  'You agree that we may send you notices about your payment by text message or email. You may withdraw your consent at any time. Withdrawing has no effect on what was sent before.'

const texts: Readonly<Record<string, string>> = {
  'ebt-communication-consent': [
    'Consent to electronic communication',
    ...Array.from({ length: 6 }, (_, index) => `${index + 1}. ${paragraph}`),
  ].join('\n\n'),
  'fncl-privacy-policy': ['Privacy policy', 'We keep what you enter for as long as the law asks us to.'].join('\n\n'),
}

/** The text of a sample document; a document of another version has none. */
export const sampleDocument = ({ documentId, version }: DocumentRequest) => {
  const text = texts[documentId]
  return text === undefined || version !== '3.0' ? undefined : { type: 'text' as const, text }
}

const digestOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const catalogueDocument = (documentId: string, title: string) => ({
  documentId,
  title,
  minimumVersion: '3.0',
  versions: [{ version: '3.0', digest: digestOf(texts[documentId] ?? '') }],
})

/** The catalogue that the sample texts belong to, with their true digests. */
export const sampleCatalogue: NonNullable<BusinessProfile['documents']> = [
  {
    documentGroup: 'bank-accounts',
    documents: [catalogueDocument('ebt-communication-consent', 'Consent to electronic communication')],
  },
  {
    documentGroup: 'rocket-financial',
    documents: [catalogueDocument('fncl-privacy-policy', 'Privacy policy')],
  },
]
