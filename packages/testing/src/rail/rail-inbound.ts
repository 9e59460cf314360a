import type { IngestOutcome, RailEvent, RailInbound } from '@linx/contracts'

const SIGNATURE_HEADER = 'x-scripted-signature'
const SIGNATURE = 'signed-by-scripted-rail'

/** How news travels. `forged`: a webhook whose signature is wrong. `garbled`: a file that nobody can read. */
export type InboundManner = 'webhook' | 'file' | 'forged' | 'garbled'

/** Packs events as the host receives them; pass the same event twice, reordered or made up, as a test wants it. */
export const packEvents = (events: readonly RailEvent[], manner: InboundManner): RailInbound => {
  const rawBody = JSON.stringify(events)
  if (manner === 'file') return { source: 'file', name: 'scripted-events.json', rawBody }
  if (manner === 'garbled') return { source: 'file', name: 'scripted-events.json', rawBody: rawBody.slice(0, -1) }
  const signature = manner === 'forged' ? 'forged' : SIGNATURE
  return { source: 'webhook', headers: { [SIGNATURE_HEADER]: signature }, rawBody }
}

const isEvent = (value: unknown): value is RailEvent =>
  typeof value === 'object' && value !== null && 'dedupeKey' in value && 'event' in value && 'occurredAt' in value

const parse = (rawBody: string | Uint8Array): readonly RailEvent[] | undefined => {
  try {
    const content: unknown = JSON.parse(typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody))
    return Array.isArray(content) && content.every(isEvent) ? content : undefined
  } catch {
    return undefined
  }
}

const referencesOf = (events: readonly RailEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ reference }) => reference ?? [])),
]

/** Verifies and reads what `packEvents` packed. */
export const unpackEvents = (inbound: RailInbound): IngestOutcome => {
  const events = parse(inbound.rawBody)
  if (events === undefined) return { outcome: 'unreadable', reason: 'The body is no JSON list of events.' }
  if (inbound.source === 'webhook' && inbound.headers?.[SIGNATURE_HEADER] !== SIGNATURE) {
    return { outcome: 'unverified', references: referencesOf(events) }
  }
  return { outcome: 'read', events }
}
