import {
  internalActor,
  isPastExpiry,
  type MessageLanguage,
  type VisitView,
  visitView,
  type WorkflowStatus,
  workflowLifeCycle,
} from '@linx/core'
import { businessProfile, type EngineParts, sessionContext } from '../engine-parts.ts'
import { createVisitStepUp, isProved, type VisitStepUp } from '../step-up/visit-step-up.ts'
import { createVisit, type Visit } from './visit.ts'
import { findReceipt, type VisitReceipt } from './visit-receipt.ts'
import { findLink, loadVisit, type VisitRecords } from './visit-store.ts'

/** Whose page it is. */
export interface LinkBusiness {
  /** For the host: which branding and rules the page has. Not to be shown. */
  readonly businessAccountId: string
  readonly businessName: string
  readonly contact?: string
  /** The business' language; `en` if its profile has none. */
  readonly language: MessageLanguage
}

/** What is behind a link. */
export type OpenedLink =
  | {
      readonly outcome: 'open'
      readonly visit: Visit
      readonly view: VisitView
      readonly business: LinkBusiness
    }
  /** Known, but over: a page with the business and its contact, without amount or name (requirement L8). */
  | { readonly outcome: 'ended'; readonly status: WorkflowStatus; readonly business: LinkBusiness }
  /** No link of ours, or one that newer links pushed out. */
  | { readonly outcome: 'unknown' }

/** Who comes through a link, for workflows that ask for a proof. */
export interface Visitor {
  /** Names the browser by a secret of its own; codes and proofs hold for it alone. At most 200 characters. */
  readonly browser?: string
  /** What `visit.stepUp.submit` answered in this browser. */
  readonly proof?: string
}

/** The Customer's door. */
export interface Gateway {
  /** Looks behind a link. Changes nothing, however often it is called (requirement L3). */
  open(token: string, visitor?: Visitor): Promise<OpenedLink>
  /**
   * How a visit ended: the payment, and how far it is. For the browser that was in the visit only: behind the link alone there is
   * no amount (requirement L8). `undefined` for an unknown link and for a workflow that is not completed or declined. Changes nothing.
   */
  receipt(token: string): Promise<VisitReceipt | undefined>
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/

const linkBusiness = async (parts: EngineParts, businessAccountId: string): Promise<LinkBusiness> => {
  const { name, contact, language = 'en' } = await businessProfile(parts, businessAccountId)
  return { businessAccountId, businessName: name, language, ...(contact === undefined ? {} : { contact }) }
}

const MAXIMUM_VISITOR_CHARACTERS = 200

const stepUpOf = (parts: EngineParts, { session, facts }: VisitRecords, visitor: Visitor): VisitStepUp => {
  const { businessAccountId, workflowId, phoneNumber, customerId } = session.state
  const target = {
    businessAccountId,
    workflowId,
    phoneNumber,
    mode: facts.definition.stepUp ?? 'none',
    browser: (visitor.browser ?? '').slice(0, MAXIMUM_VISITOR_CHARACTERS),
    ...(customerId === undefined ? {} : { customerId }),
  }
  const proof = visitor.proof?.slice(0, MAXIMUM_VISITOR_CHARACTERS)
  return createVisitStepUp(parts, target, { isProved: isProved(parts, target, proof) })
}

const open = async (parts: EngineParts, token: string, visitor: Visitor): Promise<OpenedLink> => {
  const target = await findLink(parts, token)
  const visit = target === undefined ? undefined : await loadVisit(parts, target.businessAccountId, target.workflowId)
  if (target === undefined || visit === undefined) return { outcome: 'unknown' }
  const { state } = visit.session
  const context = sessionContext(parts, internalActor)
  const business = await linkBusiness(parts, target.businessAccountId)
  if (workflowLifeCycle.isEnded(state.status)) return { outcome: 'ended', status: state.status, business }
  if (isPastExpiry(state, context.now)) return { outcome: 'ended', status: 'EXPIRED', business }
  const view = visitView(state, visit.facts, context)
  const opened = createVisit(parts, target, view, stepUpOf(parts, visit, visitor))
  return { outcome: 'open', view: opened.view, visit: opened, business }
}

export const createGateway = (parts: EngineParts): Gateway => ({
  open: async (token, visitor = {}) => {
    if (typeof token !== 'string' || !TOKEN.test(token)) return { outcome: 'unknown' }
    await parts.ready()
    return open(parts, token, visitor)
  },
  receipt: async (token) => {
    if (typeof token !== 'string' || !TOKEN.test(token)) return undefined
    await parts.ready()
    return findReceipt(parts, token)
  },
})
