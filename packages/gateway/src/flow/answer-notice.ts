import type { WorkflowStatus } from '@linx/core'
import type { LinkBusiness } from '@linx/engine'
import { endedPage, type NoticeName, noticePage, noticeStatus } from '../page/notice-page.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { pageSetting } from './page-setting.ts'
import { pageAnswer } from './respond.ts'

/** A page that says one thing, with the way on if there is one. */
export const answerNotice = async (
  parts: GatewayParts,
  request: Request,
  name: NoticeName,
  { business, goOnHref }: { readonly business?: LinkBusiness; readonly goOnHref?: string } = {},
): Promise<Response> => {
  const { context, cookies } = await pageSetting(parts, request, business === undefined ? {} : { business })
  return pageAnswer(parts, context, noticePage(context, name, goOnHref), { status: noticeStatus[name], cookies })
}

const GONE = 410

/** A known link whose workflow is over. */
export const answerEnded = async (
  parts: GatewayParts,
  request: Request,
  { status, business }: { readonly status: WorkflowStatus; readonly business: LinkBusiness },
): Promise<Response> => {
  const { context, cookies } = await pageSetting(parts, request, { business })
  return pageAnswer(parts, context, endedPage(context, status), { status: GONE, cookies })
}
