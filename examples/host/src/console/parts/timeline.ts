import { clockTime, dayText } from '../format.ts'
import { EMPTY, type Html, html } from '../html.ts'

/** Who or what a moment is about; the colour of its mark. */
export type Lane = 'business' | 'customer' | 'message' | 'money' | 'engine'

/** Something that happened, or will. */
export interface Moment {
  readonly at: number
  readonly lane: Lane
  readonly title: string
  readonly detail?: Html | string
  readonly isAhead?: boolean
}

const LANE_NAMES: Readonly<Record<Lane, string>> = {
  business: 'Business',
  message: 'Message',
  customer: 'Customer',
  money: 'Money',
  engine: 'Engine',
}

const moment = ({ at, lane, title, detail, isAhead }: Moment): Html =>
  html`<li class="moment lane-${lane}${isAhead === true ? ' ahead' : ''}"><p class="when">${clockTime(at)}</p>
<div><p class="what"><span class="lane">${LANE_NAMES[lane]}</span> ${title}</p>${
    detail === undefined ? EMPTY : html`<p class="more">${detail}</p>`
  }</div></li>`

const LANE_ORDER = Object.keys(LANE_NAMES)

/** By the second; in the same one, in the order in which one brings about the other. */
const inOrder = (left: Moment, right: Moment): number =>
  Math.floor(left.at / 1_000) - Math.floor(right.at / 1_000) ||
  LANE_ORDER.indexOf(left.lane) - LANE_ORDER.indexOf(right.lane)

/** Moments in order, day by day. */
export const timeline = (moments: readonly Moment[]): Html => {
  const days = Map.groupBy(moments.toSorted(inOrder), ({ at }) => dayText(at))
  return html`<div class="timeline">${[...days].map(
    ([day, entries]) => html`<section><h3>${day}</h3><ol>${entries.map(moment)}</ol></section>`,
  )}</div>`
}
