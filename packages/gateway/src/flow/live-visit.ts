import type { VisitRequest, VisitStep, VisitView } from '@linx/core'
import type { LinkBusiness, OpenedLink, Visit } from '@linx/engine'
import type { StepUpChallenge } from '../gateway-options.ts'
import type { TextKey } from '../language/texts-en.ts'
import type { PageContext, Progress } from '../page/page-context.ts'
import { openTicket, sealTicket, type VisitTicket } from '../visit/visit-cookie.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { type PageSetting, pageSetting } from './page-setting.ts'
import { stepUpSource } from './step-up-source.ts'

/** Pages on the way from the review to the end, in this order. */
export type StepPageName = 'check' | 'name' | 'profile' | 'account' | 'documents' | 'confirm'

/** One page on the way. */
export interface StepPage {
  readonly name: StepPageName
  /** The step of the workflow that it answers; none for `check`, and for `confirm` of a workflow that moves no money. */
  readonly step?: VisitStep
  readonly isDone: boolean
  /** What the Customer does there, for the plan. */
  readonly plan: TextKey
}

/** A visit of this browser, as it is now. */
export interface LiveVisit extends PageSetting {
  readonly handle: string
  readonly ticket: VisitTicket
  readonly visit: Visit
  readonly view: VisitView
  readonly business: LinkBusiness
  readonly challenge?: StepUpChallenge
  readonly pages: readonly StepPage[]
  /** The page that the Customer is at. */
  readonly current: StepPage
}

/** What a ticket leads to. */
export type VisitAccess =
  | { readonly access: 'live'; readonly live: LiveVisit }
  | {
      readonly access: 'ended'
      readonly ticket: VisitTicket
      readonly ended: Extract<OpenedLink, { readonly outcome: 'ended' }>
    }
  /** No ticket, or one that is too old. */
  | { readonly access: 'lost' }
  /** The link was pushed out by newer ones. */
  | { readonly access: 'unknown' }

const pageByAsk: { readonly [asks in VisitRequest['asks']]: StepPageName } = {
  'customer-account': 'name',
  profile: 'profile',
  'financial-account': 'account',
  documents: 'documents',
  confirmation: 'confirm',
}

const isCard = (request: VisitRequest): boolean =>
  request.asks === 'financial-account' &&
  (request.financialAccountSubType === 'DEBIT' || request.financialAccountSubType === 'CREDIT')

const planOf = (name: StepPageName, request: VisitRequest): TextKey => {
  if (name !== 'account') return `plan.${name}`
  return isCard(request) ? 'plan.card' : 'plan.bank'
}

const stepPages = (view: VisitView): readonly StepPage[] => {
  const asked = view.steps.flatMap((step): readonly StepPage[] => {
    if (step.request === undefined) return []
    const name = pageByAsk[step.request.asks]
    return [{ name, step, isDone: step.status === 'COMPLETED', plan: planOf(name, step.request) }]
  })
  return asked.some(({ name }) => name === 'confirm')
    ? asked
    : [...asked, { name: 'confirm', isDone: false, plan: 'plan.confirm' }]
}

const CONFIRM: StepPage = { name: 'confirm', isDone: false, plan: 'plan.confirm' }

/** The pages of a visit; a proof that is still owed comes first. */
const pagesOf = (view: VisitView, hasStepUp: boolean, isProved: boolean): readonly StepPage[] => [
  ...(hasStepUp ? [{ name: 'check', isDone: isProved, plan: 'plan.check' } as const] : []),
  ...stepPages(view),
]

/** Step 1 is the review. */
export const progressAt = ({ pages }: LiveVisit, name: StepPageName | 'review'): Progress => ({
  step: name === 'review' ? 1 : pages.findIndex((page) => page.name === name) + 2,
  steps: pages.length + 1,
})

/** The cookie that keeps the visit alive from now on. */
export const renewedCookie = (parts: GatewayParts, { handle, ticket }: LiveVisit, change: Partial<VisitTicket> = {}) =>
  sealTicket(parts.sealer, handle, { ...ticket, ...change, usedAt: parts.clock.now() }, parts.lifeMs)

const findChallenge = async (
  { options }: GatewayParts,
  visit: Visit,
  business: LinkBusiness,
  { language }: PageContext,
): Promise<StepUpChallenge | undefined> => {
  const who = { businessAccountId: business.businessAccountId, workflowId: visit.view.workflowId, visit }
  return stepUpSource(who, options.stepUp)?.challenge(who, language)
}

/** Opens the visit of a handle for the browser that has its ticket. Changes nothing. */
export const accessVisit = async (parts: GatewayParts, request: Request, handle: string): Promise<VisitAccess> => {
  const [now, lifeMs] = [parts.clock.now(), parts.lifeMs]
  const ticket = openTicket(parts.sealer, handle, request.headers.get('cookie'), { now, lifeMs })
  if (ticket === undefined) return { access: 'lost' }
  const { token, secret, proof } = ticket
  const visitor = { browser: secret, ...(proof === undefined ? {} : { proof }) }
  const opened = await parts.engine.gateway.open(token, visitor)
  if (opened.outcome === 'unknown') return { access: 'unknown' }
  if (opened.outcome === 'ended') return { access: 'ended', ticket, ended: opened }
  const { visit, view, business } = opened
  const setting = await pageSetting(parts, request, { business, workflowId: view.workflowId })
  const challenge = await findChallenge(parts, visit, business, setting.context)
  const isProved = visit.stepUp.mode === 'none' ? ticket.isProved === true : !visit.stepUp.isRequired
  const pages = pagesOf(view, challenge !== undefined, isProved)
  const current = pages.find(({ isDone }) => !isDone) ?? CONFIRM
  return {
    access: 'live',
    live: {
      ...setting,
      handle,
      ticket,
      visit,
      view,
      business,
      pages,
      current,
      ...(challenge === undefined ? {} : { challenge }),
    },
  }
}
