import { createHash } from 'node:crypto'
import type { BusinessProfile } from '@linx/engine'
import type { DocumentContent, DocumentRequest } from '@linx/gateway'
import { sampleBusiness } from '@linx/testing'

const DOCUMENT = { documentGroup: 'bank-accounts', documentId: 'ebt-communication-consent' } as const
const VERSION = '2.0'

const TEXT = [
  'We may send you notices about your payment by text message or email.',
  'You may withdraw this consent at any time; that has no effect on what was sent before.',
].join('\n\n')

/** The step that asks to accept the consent. */
export const consentStep = { name: 'document-acceptance', inputs: { user: { documents: [DOCUMENT] } } } as const

/** The sample business with a consent whose digest is that of its text. */
export const businessWithConsent: BusinessProfile = {
  ...sampleBusiness,
  documents: [
    {
      documentGroup: DOCUMENT.documentGroup,
      documents: [
        {
          documentId: DOCUMENT.documentId,
          title: 'Consent to electronic communication',
          minimumVersion: VERSION,
          versions: [{ version: VERSION, digest: `sha256-${createHash('sha256').update(TEXT).digest('base64')}` }],
        },
      ],
    },
  ],
}

/** The text that the pages show. */
export const documentText = ({ documentId, version }: DocumentRequest): DocumentContent | undefined =>
  documentId === DOCUMENT.documentId && version === VERSION ? { type: 'text', text: TEXT } : undefined
