import { septetsOf } from './gsm-alphabet.ts'

export type SmsEncoding = 'GSM-7' | 'UCS-2'

/** What an SMS costs to send. */
export interface SegmentCount {
  readonly encoding: SmsEncoding
  /** Septets in GSM-7, 16-bit units in UCS-2, all segments together. */
  readonly units: number
  /** 1 for an empty text. */
  readonly segments: number
}

/** Units in the only segment, and in each of several (3GPP TS 23.040: a header of six octets joins them). */
const CAPACITY = { 'GSM-7': { single: 160, joined: 153 }, 'UCS-2': { single: 70, joined: 67 } } as const

const countJoined = (costs: readonly number[], capacity: number): number => {
  let segments = 1
  let used = 0
  for (const cost of costs) {
    if (used + cost > capacity) {
      segments += 1
      used = 0
    }
    used += cost
  }
  return segments
}

/**
 * Counts the segments of a text exactly: one character outside GSM-7 makes all of it UCS-2, and neither an escape sequence nor a
 * surrogate pair is split between two segments. Linear in the length.
 */
export const countSegments = (text: string): SegmentCount => {
  const characters = [...text]
  const septets = characters.map(septetsOf)
  const isGsm = septets.every((cost) => cost !== undefined)
  const encoding = isGsm ? 'GSM-7' : 'UCS-2'
  const costs = isGsm ? septets : characters.map((character) => character.length)
  const units = costs.reduce((sum, cost) => sum + cost, 0)
  const { single, joined } = CAPACITY[encoding]
  return { encoding, units, segments: units <= single ? 1 : countJoined(costs, joined) }
}
