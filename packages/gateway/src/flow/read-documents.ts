import { createHash } from 'node:crypto'
import { acceptableVersions, type VisitDocument } from '@linx/core'
import type { DocumentContent } from '../gateway-options.ts'
import type { GatewayParts } from './gateway-parts.ts'
import type { LiveVisit } from './live-visit.ts'
import { pagePath } from './paths.ts'

/** A document with what the Customer is to read. */
export interface ReadableDocument {
  readonly document: VisitDocument
  /** The latest one. */
  readonly version: string
  /** As the catalogue has it. */
  readonly digest: string
  /** Absent if the host has no text, or one whose digest is another. */
  readonly content?: DocumentContent
  /** The document on its own page. */
  readonly href: string
}

const SHA256 = 'sha256-'

/** Digests of the form `sha256-<base64>` are checked; how others are made is the host's own. */
const hasDigest = (content: DocumentContent, digest: string): boolean => {
  if (!digest.startsWith(SHA256)) return true
  const bytes = content.type === 'text' ? content.text : content.bytes
  return createHash('sha256').update(bytes).digest('base64') === digest.slice(SHA256.length)
}

const readDocument = async (
  { options }: GatewayParts,
  { business }: LiveVisit,
  document: VisitDocument,
  { version, digest }: { readonly version: string; readonly digest: string },
): Promise<DocumentContent | undefined> => {
  const { documentGroup, documentId } = document
  const { businessAccountId } = business
  const content = await options.documents?.({ businessAccountId, documentGroup, documentId, version })
  if (content === undefined) return undefined
  if (hasDigest(content, digest)) return content
  options.onError?.(
    new Error(
      `documents: expected the text of ${documentId} version ${version} to have the digest ${digest} of the catalogue. Correct one of the two.`,
    ),
  )
  return undefined
}

/** The documents of the step, each in its latest version. */
export const readDocuments = (
  parts: GatewayParts,
  live: LiveVisit,
  documents: readonly VisitDocument[],
): Promise<readonly ReadableDocument[]> =>
  Promise.all(
    documents.map(async (document, index) => {
      const latest = acceptableVersions(document).at(-1) ?? { version: document.minimumVersion, digest: '' }
      const content = await readDocument(parts, live, document, latest)
      const href = `${pagePath(parts, live.handle, 'documents')}/${index + 1}`
      return { document, ...latest, href, ...(content === undefined ? {} : { content }) }
    }),
  )
