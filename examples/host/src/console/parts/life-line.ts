import { duration, longTime } from '../format.ts'
import { EMPTY, type Html, html } from '../html.ts'
import type { Moment } from './timeline.ts'

/** The life of a request from its creation to its expiry. */
export interface LifeLineOptions {
  readonly createdAt: number
  readonly expireAt: number
  readonly now: number
  /** When it ended before its expiry. */
  readonly endedAt?: number
  readonly moments: readonly Moment[]
}

const WIDTH = 1_000
const EDGE = 14
const BASE = 34

/** The same story as the list below it, at a glance: a bar in time with a mark for each moment. */
export const lifeLine = ({ createdAt, expireAt, now, endedAt, moments }: LifeLineOptions): Html => {
  const last = Math.max(expireAt, ...moments.map(({ at }) => at))
  const place = (at: number): number =>
    Math.round(
      EDGE +
        ((Math.min(Math.max(at, createdAt), last) - createdAt) / Math.max(1, last - createdAt)) * (WIDTH - 2 * EDGE),
    )
  const reached = place(Math.min(endedAt ?? now, now))
  const isAlive = endedAt === undefined && now < expireAt
  const text = `Created ${longTime(createdAt)}, ${isAlive ? `expires in ${duration(expireAt - now)}` : 'ended'}, ${moments.length} moments.`
  return html`<figure class="life"><svg viewBox="0 0 ${WIDTH} 62" role="img" aria-label="${text}">
<line class="track" x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${BASE}" y2="${BASE}"/>
<line class="past" x1="${EDGE}" x2="${reached}" y1="${BASE}" y2="${BASE}"/>
<line class="end" x1="${place(expireAt)}" x2="${place(expireAt)}" y1="18" y2="50"/>
${moments.map(({ at, lane, isAhead }) => html`<circle class="lane-${lane}${isAhead === true ? ' ahead' : ''}" cx="${place(at)}" cy="${BASE}" r="9"/>`)}
${isAlive ? html`<path class="now" d="M${place(now)} 20l-7 -11h14z"/>` : EMPTY}
</svg><figcaption><span>Created</span><span>${isAlive ? `Expires in ${duration(expireAt - now)}` : 'Expiry'}</span></figcaption></figure>`
}
