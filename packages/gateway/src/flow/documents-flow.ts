import { issueKind } from '@linx/core'
import type { FieldError } from '../form/form-field.ts'
import { answerName, type DocumentsState, documentPage, documentsPage } from '../page/documents-page.ts'
import { answerNotice } from './answer-notice.ts'
import { requestOf } from './form-flow.ts'
import { progressAt } from './live-visit.ts'
import { pagePath } from './paths.ts'
import { type ReadableDocument, readDocuments } from './read-documents.ts'
import { fileAnswer, pageAnswer } from './respond.ts'
import { answerPage, goOn, leadBack, type PageCall, type StepPageFlow, stepNonce } from './step-page.ts'

const readAll = (call: PageCall): Promise<readonly ReadableDocument[]> =>
  readDocuments(call.parts, call.live, requestOf(call, 'documents').documents)

const showDocuments = (
  call: PageCall,
  documents: readonly ReadableDocument[],
  state: DocumentsState = { errors: [], chosen: [] },
): Promise<Response> => {
  const { parts, live } = call
  const page = documentsPage(live.context, {
    documents,
    state,
    nonce: stepNonce(call),
    progress: progressAt(live, 'documents'),
    declineHref: pagePath(parts, live.handle, 'decline'),
  })
  return answerPage(call, page, state.errors.length > 0)
}

const isAccepted = (sent: URLSearchParams, index: number): boolean => sent.get(answerName(index)) === 'yes'

const isAnswered = (sent: URLSearchParams, index: number): boolean =>
  isAccepted(sent, index) || sent.get(answerName(index)) === 'no'

const errorsWhere = (
  { live }: PageCall,
  documents: readonly ReadableDocument[],
  key: 'error.choose' | 'documents.refused',
  isWrong: (index: number) => boolean,
): readonly FieldError[] => {
  const { say } = live.context
  return documents.flatMap(({ document: { title } }, index) => {
    if (!isWrong(index)) return []
    const label = say('documents.question', { title })
    return [{ name: answerName(index), message: say(key, { title, label }) }]
  })
}

/** The answers with version and digest of what was shown; a refusal is stored and keeps the step open. */
export const documentsFlow: StepPageFlow = {
  show: async (call) => showDocuments(call, await readAll(call)),
  take: async (call, sent) => {
    const { live, page } = call
    const documents = await readAll(call)
    if (documents.some(({ content }) => content === undefined)) return showDocuments(call, documents)
    const open = errorsWhere(call, documents, 'error.choose', (index) => !isAnswered(sent, index))
    const chosen = documents.map((_, index) => sent.get(answerName(index)) ?? undefined)
    if (open.length > 0) return showDocuments(call, documents, { errors: open, chosen })
    const answers = documents.map(({ document: { documentId, documentGroup }, version, digest }, index) => ({
      documentId,
      documentGroup,
      version,
      digest,
      accepted: isAccepted(sent, index),
    }))
    const result = await live.visit.submit(page.step?.stepId ?? '', { documents: answers })
    if (!result.ok) {
      const isConflict = result.issues.some(({ code }) => issueKind(code) === 'conflict')
      return leadBack(call, isConflict ? 'answered' : 'stale')
    }
    const refused = errorsWhere(call, documents, 'documents.refused', (index) => !isAccepted(sent, index))
    return refused.length > 0 ? showDocuments(call, documents, { errors: refused, chosen }) : goOn(call)
  },
}

/** A PDF stands alone; nothing may frame it or change what its links are relative to. */
const PDF_POLICY = "frame-ancestors 'none'; base-uri 'none'"

/** One document on its own page, as long as its step is part of the visit; numbers start at 1. */
export const showDocument = async (call: PageCall, number: number): Promise<Response> => {
  const { parts, request, live } = call
  const found = (await readAll(call))[number - 1]
  if (found?.content === undefined) return answerNotice(parts, request, 'missing', { business: live.business })
  if (found.content.type === 'pdf') {
    const body = found.content.bytes
    return fileAnswer(parts, { body, contentType: 'application/pdf', isImmutable: false, policy: PDF_POLICY })
  }
  const page = documentPage(live.context, found, found.content.text, pagePath(parts, live.handle, 'documents'))
  return pageAnswer(parts, live.context, page, { cookies: live.cookies })
}
