import { documentCatalogue } from '../business/documents.ts'
import type { HostEngine } from '../host/create-host-engine.ts'

const answers: Readonly<Record<string, unknown>> = {
  'customer-account': { firstName: 'Lucia', lastName: 'Torres', primaryEmail: 'lucia.torres@example.com' },
  'financial-account': {
    nameOnAccount: 'Lucia Torres',
    bankName: 'First Example Bank',
    routingNumber: '021000021',
    accountNumber: '555000111222',
  },
  documents: {
    documents: documentCatalogue
      .flatMap(({ documents }) => documents)
      .filter(({ documentId }) => documentId === 'ebt-communication-consent')
      .flatMap(({ documentId, versions }) =>
        versions.map(({ version, digest }) => ({ documentId, version, digest, accepted: true })),
      ),
  },
}

const MAXIMUM_WAIT_TURNS = 500

/** Taps the newest link on a phone. */
const openLink = async ({ engine, store }: HostEngine, phoneNumber: string) => {
  const link = /https?:\/\/\S+/.exec(store.messagesOf(phoneNumber).at(-1)?.body ?? '')?.[0] ?? ''
  const opened = await engine.gateway.open(link.slice(link.lastIndexOf('/') + 1))
  if (opened.outcome !== 'open')
    throw new Error(`Expected a live link on ${phoneNumber}, found one that is ${opened.outcome}.`)
  return opened.visit
}

/** Resolves when a message that a phone did not have before is there. */
export const awaitMessage = async ({ store }: HostEngine, phoneNumber: string, before: number): Promise<void> => {
  for (let turn = 0; turn < MAXIMUM_WAIT_TURNS; turn += 1) {
    if (store.messagesOf(phoneNumber).length > before) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Expected a message on ${phoneNumber}, none came.`)
}

/** A Customer who answers everything and confirms. */
export const confirmOnPhone = async (host: HostEngine, phoneNumber: string): Promise<void> => {
  const visit = await openLink(host, phoneNumber)
  for (const { stepId, request, status } of visit.view.steps) {
    if (request === undefined || request.asks === 'confirmation' || status === 'COMPLETED') continue
    const answered = await visit.submit(stepId, answers[request.asks])
    if (!answered.ok) throw new Error(answered.issues.map(({ message }) => message).join('\n'))
  }
  const confirmed = await visit.confirm()
  if (!confirmed.ok) throw new Error(confirmed.issues.map(({ message }) => message).join('\n'))
}

/** A Customer who wants none of it. */
export const declineOnPhone = async (host: HostEngine, phoneNumber: string, reason: string): Promise<void> => {
  const visit = await openLink(host, phoneNumber)
  const declined = await visit.decline({ reason })
  if (!declined.ok) throw new Error(declined.issues.map(({ message }) => message).join('\n'))
}
