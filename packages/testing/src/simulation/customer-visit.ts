import type { Result, VisitRequest, VisitView } from '@linx/core'
import type { Engine, OpenedLink, Visit } from '@linx/engine'
import { workflowCreateRequest } from '../fixtures/index.ts'
import type { Simulation } from './create-simulation.ts'
import { sampleAnswers } from './sample-business.ts'

/** The phone of the sample Customer. */
export const SAMPLE_PHONE = workflowCreateRequest.parameters.phoneNumber

/** The value of a result; throws with every message of a refusal. */
export const demandValue = <Value>(result: Result<Value>): Value => {
  if (result.ok) return result.value
  throw new Error(result.issues.map(({ code, message }) => `${code}: ${message}`).join('\n'))
}

/** The token at the end of a link. */
export const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1)

/** The token of the newest link on a phone; throws if none arrived. */
export const latestToken = ({ sms }: Pick<Simulation, 'sms'>, phoneNumber: string = SAMPLE_PHONE): string => {
  const link = sms.latestLink(phoneNumber)
  if (link === undefined) throw new Error(`Expected a link on ${phoneNumber}, found none. Settle first.`)
  return tokenOf(link)
}

/** Opens a live link; throws if it is dead or unknown. */
export const openLive = async (
  engine: Engine,
  token: string,
): Promise<Extract<OpenedLink, { readonly outcome: 'open' }>> => {
  const opened = await engine.gateway.open(token)
  if (opened.outcome === 'open') return opened
  throw new Error(`Expected a live link, found one that is ${opened.outcome}.`)
}

/** Opens the newest link on the sample phone. */
export const openLatest = async (simulation: Pick<Simulation, 'sms' | 'engine'>): Promise<Visit> =>
  (await openLive(simulation.engine, latestToken(simulation))).visit

const sampleAnswerTo: { readonly [asks in Exclude<VisitRequest['asks'], 'confirmation'>]: unknown } = {
  'customer-account': sampleAnswers.customerAccount,
  profile: sampleAnswers.profile,
  'financial-account': sampleAnswers.bankAccount,
  documents: sampleAnswers.documents,
}

/** Gives the sample answer to every step that is still open, in order; throws if one is refused. */
export const answerOpenSteps = async (visit: Visit): Promise<VisitView> => {
  let view = demandValue(await visit.refresh())
  for (const { stepId, status, request } of view.steps) {
    if (request === undefined || request.asks === 'confirmation' || status === 'COMPLETED') continue
    view = demandValue(await visit.submit(stepId, sampleAnswerTo[request.asks]))
  }
  return view
}
