import type { StepUpOutcome, StepUpVisit } from '../gateway-options.ts'
import type { TextKey } from '../language/texts-en.ts'
import { CODE_FIELD, type StepUpNews, stepUpPage } from '../page/step-up-page.ts'
import { progressAt, renewedCookie } from './live-visit.ts'
import { visitPath } from './paths.ts'
import { redirectAnswer } from './respond.ts'
import { answerPage, goOn, type PageCall, type StepPageFlow, stepNonce } from './step-page.ts'
import { type StepUpVerdict, stepUpSource } from './step-up-source.ts'

const visitOf = ({ live }: PageCall): StepUpVisit => ({
  businessAccountId: live.business.businessAccountId,
  workflowId: live.view.workflowId,
  visit: live.visit,
})

const showCheck = (call: PageCall, news?: StepUpNews): Promise<Response> => {
  const { parts, live } = call
  const { challenge } = live
  if (challenge === undefined) return Promise.resolve(goOn(call))
  const page = stepUpPage(live.context, challenge, {
    nonce: stepNonce(call),
    canSend:
      challenge.method === 'sms-code' && stepUpSource(visitOf(call), parts.options.stepUp)?.sendCode !== undefined,
    progress: progressAt(live, 'check'),
    ...(news === undefined ? {} : { news }),
  })
  return answerPage(call, page, news?.isError === true)
}

const textByOutcome: { readonly [outcome in Exclude<StepUpOutcome, 'passed'>]: TextKey } = {
  wrong: 'check.wrong',
  expired: 'check.expired',
  locked: 'check.locked',
}

const MAXIMUM_CODE = 64

/** The proof is kept in the sealed ticket: it holds for this browser and this visit. */
export const stepUpFlow: StepPageFlow = {
  show: (call) => showCheck(call),
  take: async (call, form) => {
    const { parts, live } = call
    const who = visitOf(call)
    const stepUp = stepUpSource(who, parts.options.stepUp)
    if (stepUp === undefined || call.page.isDone) return goOn(call)
    if (form.get('send') === 'yes' && stepUp.sendCode !== undefined) {
      const sent = await stepUp.sendCode(who)
      return showCheck(call, { message: `check.${sent}`, isError: sent !== 'sent' })
    }
    const code = (form.get(CODE_FIELD) ?? '').trim().slice(0, MAXIMUM_CODE)
    const { outcome, ...proof }: StepUpVerdict = code === '' ? { outcome: 'wrong' } : await stepUp.verify(who, code)
    if (outcome !== 'passed') return showCheck(call, { message: textByOutcome[outcome], isError: true })
    const cookie = renewedCookie(parts, live, { isProved: true, ...proof })
    return redirectAnswer(parts, visitPath(parts, live.handle), [cookie])
  },
}
