import { describe, expect, it } from 'vitest'
import type { DocumentCatalogue } from './document.ts'
import { validateDocumentAnswer } from './validate-document-answer.ts'

const catalogue: DocumentCatalogue = [
  {
    documentGroup: 'bank-accounts',
    documents: [
      {
        documentId: 'ebt-communication-consent',
        title: 'Electronic communication',
        versions: ['1', '2', '3'].map((version) => ({ version, digest: `digest-${version}` })),
        minimumVersion: '2',
      },
    ],
  },
  {
    documentGroup: 'rocket-financial',
    documents: [
      {
        documentId: 'fncl-privacy-policy',
        title: 'Privacy',
        versions: [{ version: 'a', digest: 'x' }],
        minimumVersion: 'a',
      },
    ],
  },
]
const requested = [
  { documentId: 'ebt-communication-consent', documentGroup: 'bank-accounts' },
  { documentId: 'fncl-privacy-policy', documentGroup: 'rocket-financial' },
]
const consent = { documentId: 'ebt-communication-consent', version: '3', digest: 'digest-3', accepted: true }
const policy = { documentId: 'fncl-privacy-policy', version: 'a', digest: 'x', accepted: false }

const issuesOf = (documents: unknown): readonly string[] => {
  const result = validateDocumentAnswer(requested, { documents }, catalogue)
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)
}

describe('validateDocumentAnswer', () => {
  it('takes one answer for each document, rejections too, in the order of the workflow', () => {
    expect(validateDocumentAnswer(requested, { documents: [policy, consent] }, catalogue)).toEqual({
      ok: true,
      value: [
        { ...consent, documentGroup: 'bank-accounts' },
        { ...policy, documentGroup: 'rocket-financial' },
      ],
    })
  })

  it.each<[string, unknown, readonly string[]]>([
    ['a missing answer', [consent], ['document_unanswered documents']],
    ['an answer given twice', [consent, policy, policy], ['document_not_requested documents[2].documentId']],
    [
      'another document',
      [consent, policy, { ...policy, documentId: 'x' }],
      ['document_not_requested documents[2].documentId'],
    ],
    [
      'another group',
      [{ ...consent, documentGroup: 'x' }, policy],
      ['document_not_requested documents[0].documentId', 'document_unanswered documents'],
    ],
    [
      'a version before the minimum',
      [{ ...consent, version: '1', digest: 'digest-1' }, policy],
      ['document_version documents[0].version'],
    ],
    ['an unknown version', [{ ...consent, version: '9' }, policy], ['document_version documents[0].version']],
    [
      'the digest of another version',
      [{ ...consent, digest: 'digest-2' }, policy],
      ['document_digest documents[0].digest'],
    ],
    ['no list', 'yes', ['input_type documents']],
    [
      'an acceptance that is no yes or no',
      [{ ...consent, accepted: 'yes' }, policy],
      ['input_type documents[0].accepted'],
    ],
  ])('refuses %s', (_name, documents, expected) => {
    expect(issuesOf(documents)).toEqual(expected)
  })

  it('takes the minimum version and every later one', () => {
    expect(issuesOf([{ ...consent, version: '2', digest: 'digest-2' }, policy])).toEqual([])
  })
})
