import type { LinkBusiness, VisitReceipt } from '@linx/engine'
import { progressPart, receiptPage } from '../page/receipt-page.ts'
import { answerEnded } from './answer-notice.ts'
import type { GatewayParts } from './gateway-parts.ts'
import type { VisitAccess } from './live-visit.ts'
import { pageSetting } from './page-setting.ts'
import { pagePath } from './paths.ts'
import { pageAnswer, partAnswer, redirectAnswer } from './respond.ts'

type Ended = Extract<VisitAccess, { readonly access: 'ended' }>

/** One request of a browser whose visit is over. */
export interface EndedCall extends Ended {
  readonly parts: GatewayParts
  readonly request: Request
  readonly handle: string
  readonly page: string
}

const showReceipt = async (call: EndedCall, receipt: VisitReceipt, business: LinkBusiness): Promise<Response> => {
  const { parts, request, handle } = call
  const { context, cookies } = await pageSetting(parts, request, { business, workflowId: receipt.workflowId })
  const page = receiptPage(context, receipt, pagePath(parts, handle, 'status'))
  return pageAnswer(parts, context, page, { cookies })
}

const showStatus = async ({ parts, request, ended }: EndedCall, { progress }: VisitReceipt): Promise<Response> => {
  if (progress === undefined) return partAnswer(parts, '')
  const { context } = await pageSetting(parts, request, { business: ended.business })
  const part = await progressPart(context, progress)
  return partAnswer(parts, String(part))
}

/** After the end every page leads to the receipt, the second tap on Confirm too; without receipt to the neutral page. */
export const answerAfterEnd = async (call: EndedCall): Promise<Response> => {
  const { parts, request, ticket, ended, handle, page } = call
  const receipt = await parts.engine.gateway.receipt(ticket.token)
  if (receipt === undefined) return answerEnded(parts, request, ended)
  if (request.method === 'POST' || (page !== 'done' && page !== 'status')) {
    return redirectAnswer(parts, pagePath(parts, handle, 'done'))
  }
  return page === 'status' ? showStatus(call, receipt) : showReceipt(call, receipt, ended.business)
}
