import type { Issue } from '@linx/core'
import { issueKind } from '@linx/core'
import type { PaymentPlan } from '@linx/engine'
import { contentHash } from '../asset/assets.ts'
import { confirmPage } from '../page/confirm-page.ts'
import { formNonce } from '../visit/visit-cookie.ts'
import { progressAt, renewedCookie } from './live-visit.ts'
import { pagePath } from './paths.ts'
import { redirectAnswer } from './respond.ts'
import { answerPage, leadBack, type PageCall, type StepPageFlow } from './step-page.ts'

interface Preview {
  readonly plan: PaymentPlan | undefined
  readonly issues: readonly Issue[]
}

const readPreview = async ({ live }: PageCall): Promise<Preview> => {
  const preview = await live.visit.preview()
  return preview.ok ? { plan: preview.value, issues: [] } : { plan: undefined, issues: preview.issues }
}

/** Names what is confirmed: if an amount, an account or the day changes after it was shown, the form no longer fits (requirement I9). */
const shownKey = ({ live }: PageCall, { plan }: Preview): string =>
  `confirm/${contentHash(JSON.stringify([live.view.payment ?? null, plan?.arrivalDate ?? null]))}`

const showConfirm = (call: PageCall, preview: Preview, isRefused = false): Promise<Response> => {
  const { parts, live } = call
  const page = confirmPage(live.context, live.view, {
    ...preview,
    nonce: formNonce(live.ticket, shownKey(call, preview)),
    progress: progressAt(live, 'confirm'),
    declineHref: pagePath(parts, live.handle, 'decline'),
  })
  return answerPage(call, page, isRefused)
}

const isConflict = (issues: readonly Issue[]): boolean => issues.some(({ code }) => issueKind(code) === 'conflict')

/** The last page: once confirmed, it is done; the same form again leads to the same end. */
export const confirmFlow: StepPageFlow = {
  nonceOf: async (call) => shownKey(call, await readPreview(call)),
  show: async (call) => showConfirm(call, await readPreview(call)),
  take: async (call) => {
    const { parts, live } = call
    const result = await live.visit.confirm()
    if (result.ok) return redirectAnswer(parts, pagePath(parts, live.handle, 'done'), [renewedCookie(parts, live)])
    if (isConflict(result.issues)) return leadBack(call, 'stale')
    return showConfirm(call, { plan: undefined, issues: result.issues }, true)
  },
}
