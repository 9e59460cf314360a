import {
  internalActor,
  isPastExpiry,
  type VisitView,
  visitView,
  type WorkflowStatus,
  workflowLifeCycle,
} from '@linx/core'
import { businessProfile, type EngineParts, sessionContext } from '../engine-parts.ts'
import { createVisit, type Visit } from './visit.ts'
import { findLink, loadVisit } from './visit-store.ts'

/** What is behind a link. */
export type OpenedLink =
  | { readonly outcome: 'open'; readonly visit: Visit; readonly view: VisitView }
  /** Known, but over: a page with the business and its contact, without amount or name (requirement L8). */
  | {
      readonly outcome: 'ended'
      readonly status: WorkflowStatus
      readonly businessName: string
      readonly contact?: string
    }
  /** No link of ours, or one that newer links pushed out. */
  | { readonly outcome: 'unknown' }

/** The Customer's door. */
export interface Gateway {
  /** Looks behind a link. Changes nothing, however often it is called (requirement L3). */
  open(token: string): Promise<OpenedLink>
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/

const endedLink = async (
  parts: EngineParts,
  { businessAccountId, status }: { readonly businessAccountId: string; readonly status: WorkflowStatus },
): Promise<OpenedLink> => {
  const { name, contact } = await businessProfile(parts, businessAccountId)
  return { outcome: 'ended', status, businessName: name, ...(contact === undefined ? {} : { contact }) }
}

const open = async (parts: EngineParts, token: string): Promise<OpenedLink> => {
  const target = await findLink(parts, token)
  const visit = target === undefined ? undefined : await loadVisit(parts, target.businessAccountId, target.workflowId)
  if (target === undefined || visit === undefined) return { outcome: 'unknown' }
  const { state } = visit.session
  const context = sessionContext(parts, internalActor)
  if (workflowLifeCycle.isEnded(state.status)) return endedLink(parts, state)
  if (isPastExpiry(state, context.now)) return endedLink(parts, { ...state, status: 'EXPIRED' })
  const view = visitView(state, visit.facts, context)
  return { outcome: 'open', view, visit: createVisit(parts, target, view) }
}

export const createGateway = (parts: EngineParts): Gateway => ({
  open: async (token) => {
    if (typeof token !== 'string' || !TOKEN.test(token)) return { outcome: 'unknown' }
    await parts.ready()
    return open(parts, token)
  },
})
