import type { RailAdapter, RailEvent } from '@linx/contracts'
import type { BrokenRail } from './broken-rail.ts'
import { createSoundRail } from './sound-rail.ts'

/** Spoils each event that was read. */
const breakEvents =
  (change: (event: RailEvent) => RailEvent) =>
  (sound: RailAdapter): RailAdapter => ({
    ...sound,
    ingest: async (inbound) => {
      const outcome = await sound.ingest?.(inbound)
      if (outcome?.outcome !== 'read') return outcome ?? { outcome: 'unreadable', reason: 'No reader' }
      return { outcome: 'read', events: outcome.events.map(change) }
    },
  })

export const trustsEveryone: BrokenRail = {
  defect: 'verifies no signature',
  breakIt: (_, peer) => createSoundRail(peer, { isVerifying: false }),
  fails: ['ingest.forged'],
}

export const throwsOnNoise: BrokenRail = {
  defect: 'throws on news that it cannot read',
  breakIt: (sound) => ({
    ...sound,
    ingest: async (inbound) => {
      const text = typeof inbound.rawBody === 'string' ? inbound.rawBody : new TextDecoder().decode(inbound.rawBody)
      JSON.parse(text)
      return sound.ingest?.(inbound) ?? { outcome: 'unreadable', reason: 'No reader' }
    },
  }),
  fails: ['ingest.garbled', 'ingest.hostile', 'ingest.cut'],
}

export const numbersNews: BrokenRail = {
  defect: 'numbers news as they come',
  breakIt: (sound) => {
    let count = 0
    return breakEvents((event) => {
      count += 1
      return { ...event, dedupeKey: `news-${count}` }
    })(sound)
  },
  fails: ['ingest.twice', 'ingest.reordered', 'ingest.bytes'],
}

export const keysByPayment: BrokenRail = {
  defect: 'takes the reference of the payment for the key of the news',
  breakIt: breakEvents((event) => ({ ...event, dedupeKey: event.reference ?? 'none' })),
  fails: ['ingest.distinct'],
}

export const readsBytesAsNothing: BrokenRail = {
  defect: 'reads text alone',
  breakIt: (sound) => ({
    ...sound,
    ingest: async (inbound) =>
      typeof inbound.rawBody === 'string' && sound.ingest !== undefined
        ? sound.ingest(inbound)
        : { outcome: 'unreadable', reason: 'No text' },
  }),
  fails: ['ingest.bytes'],
}

export const losesTheReturnAmount: BrokenRail = {
  defect: 'tells of a return without its amount',
  breakIt: breakEvents((event) => (event.event === 'returned' ? { ...event, amount: '' } : event)),
  fails: [
    'ingest.returned-after-settled',
    'ingest.returned-unmatched',
    'ingest.distinct',
    'ingest.reordered',
    'secrets.news',
  ],
}
