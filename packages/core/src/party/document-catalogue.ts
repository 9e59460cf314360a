import type { CatalogueDocument, DocumentCatalogue, DocumentVersion, RequestedDocument } from './document.ts'

/** The catalogue's entry of a document in its group, or nothing. */
export const findDocument = (
  catalogue: DocumentCatalogue,
  { documentId, documentGroup }: RequestedDocument,
): CatalogueDocument | undefined =>
  catalogue
    .find((group) => group.documentGroup === documentGroup)
    ?.documents.find((document) => document.documentId === documentId)

/** The versions that count: the minimum one and those after it, oldest first. */
export const acceptableVersions = (document: CatalogueDocument): readonly DocumentVersion[] => {
  const first = document.versions.findIndex(({ version }) => version === document.minimumVersion)
  return first === -1 ? [] : document.versions.slice(first)
}
