import * as v from 'valibot'
import { checkShape, listOf, members } from '../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import type { DocumentAnswer, DocumentCatalogue, RequestedDocument } from './document.ts'
import { acceptableVersions, findDocument } from './document-catalogue.ts'

const MAXIMUM_ANSWERS = 50

const answerSchema = members({
  documents: listOf(
    members({
      documentId: v.string(),
      documentGroup: v.optional(v.string()),
      version: v.string(),
      digest: v.string(),
      accepted: v.boolean(),
    }),
    1,
    MAXIMUM_ANSWERS,
  ),
})

type GivenAnswer = v.InferOutput<typeof answerSchema>['documents'][number]

const isFor = (answer: GivenAnswer, document: RequestedDocument): boolean =>
  answer.documentId === document.documentId &&
  (answer.documentGroup ?? document.documentGroup) === document.documentGroup

const versionIssues = (
  answer: GivenAnswer,
  document: RequestedDocument,
  catalogue: DocumentCatalogue,
  path: string,
): readonly Issue[] => {
  const entry = findDocument(catalogue, document)
  const versions = entry === undefined ? [] : acceptableVersions(entry)
  const known = versions.find(({ version }) => version === answer.version)
  if (known === undefined) {
    const expected = `one of the versions ${versions.map(({ version }) => version).join(', ')}`
    const fix = 'Show the latest version and ask again'
    return [createIssue('document_version', { path: `${path}.version`, expected, received: answer.version, fix })]
  }
  if (known.digest === answer.digest) return []
  const detail = { path: `${path}.digest`, expected: `the digest of version ${known.version}`, received: answer.digest }
  return [createIssue('document_digest', { ...detail, fix: 'Show the document again' })]
}

const surplusIssue = (answer: GivenAnswer, path: string): Issue =>
  createIssue('document_not_requested', {
    path: `${path}.documentId`,
    expected: 'a document that the workflow asks for, once',
    received: answer.documentId,
    fix: 'Leave it out',
  })

/**
 * Checks the answer to `document-acceptance`: `{documents: [{documentId, documentGroup?, version, digest, accepted}]}`, each asked-for
 * document once, in a version that counts, with that version's digest. A rejection (`accepted: false`) is a legal answer. The
 * answers come out in the order in which the workflow asks.
 */
export const validateDocumentAnswer = (
  documents: readonly RequestedDocument[],
  answer: unknown,
  catalogue: DocumentCatalogue,
): Result<readonly DocumentAnswer[]> => {
  const shape = checkShape(answerSchema, answer)
  if (!shape.ok) return shape
  const given = shape.value.documents
  const places = documents.map((document) => given.findIndex((entry) => isFor(entry, document)))
  const issues: Issue[] = given.flatMap((entry, index) =>
    places.includes(index) ? [] : [surplusIssue(entry, `documents[${index}]`)],
  )
  const answers = documents.flatMap((document, asked) => {
    const place = places[asked] ?? -1
    const entry = given[place]
    if (entry === undefined) {
      const detail = {
        path: 'documents',
        expected: `an answer for ${document.documentId}`,
        fix: 'Answer every document',
      }
      issues.push(createIssue('document_unanswered', detail))
      return []
    }
    issues.push(...versionIssues(entry, document, catalogue, `documents[${place}]`))
    return [{ ...entry, documentGroup: document.documentGroup }]
  })
  return issues.length > 0 ? failure(...issues) : success(answers)
}
