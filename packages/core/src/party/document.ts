import type { Instant } from '@linx/contracts'

export interface DocumentVersion {
  readonly version: string
  /** Hash of the document's bytes, as the host computes it. */
  readonly digest: string
}

export interface CatalogueDocument {
  readonly documentId: string
  readonly title: string
  /** Oldest first; at least one. */
  readonly versions: readonly DocumentVersion[]
  /** One of `versions`; acceptances of earlier ones don't count. */
  readonly minimumVersion: string
}

/** The host's legal documents, by group. */
export type DocumentCatalogue = readonly {
  readonly documentGroup: string
  readonly documents: readonly CatalogueDocument[]
}[]

/** A document that a workflow asks for. */
export interface RequestedDocument {
  readonly documentId: string
  readonly documentGroup: string
}

/** The Customer's answer for one document. */
export interface DocumentAnswer {
  readonly documentId: string
  readonly documentGroup: string
  readonly version: string
  readonly digest: string
  readonly accepted: boolean
}

/** What is stored of an answer, rejections too. */
export interface DocumentAcceptance extends DocumentAnswer {
  /** Customer id. */
  readonly acceptedBy: string
  readonly acceptedAt: Instant
}
