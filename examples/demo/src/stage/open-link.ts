import type { Visit } from '@linx/engine'
import { SAMPLE_BUSINESS_ACCOUNT_ID } from '@linx/testing'
import { DemoStopped } from './checks.ts'
import type { Stage } from './create-stage.ts'

/** The token behind a link. */
const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1)

/** The last link that arrived on a phone. */
export const latestLink = ({ sms }: Stage, phoneNumber: string): string => {
  const link = sms.latestLink(phoneNumber)
  if (link === undefined) throw new DemoStopped(`${phoneNumber}: expected a link, received none.`)
  return link
}

/** The Customer taps a link that is expected to be alive. */
export const openLink = async ({ engine }: Stage, link: string): Promise<Visit> => {
  const opened = await engine.gateway.open(tokenOf(link))
  if (opened.outcome !== 'open') throw new DemoStopped(`${link}: expected a live link, it is ${opened.outcome}.`)
  return opened.visit
}

/** The id of the step that asks for this. */
export const stepAsking = (visit: Visit, asks: string): string =>
  visit.view.steps.find(({ request }) => request?.asks === asks)?.stepId ?? ''

/** Taps links that are expected to be dead, and shows what the Customer sees. */
export const showDeadLinks = async (
  { engine, step, checks }: Stage,
  links: readonly string[],
  status: string,
): Promise<void> => {
  const business = {
    businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
    businessName: 'Rocket Rebates',
    language: 'en',
    contact: '1-800-555-0199',
  }
  const expected = { outcome: 'ended', status, business }
  for (const link of links) checks.equal(`what is behind ${link}`, await engine.gateway.open(tokenOf(link)), expected)
  const subject = links.length === 1 ? 'the link is' : 'both links are'
  step('customer', `${subject} dead now: ${status}, and whom to call`)
}
