import { isIP } from 'node:net'
import type { WebhookUrlFacts } from '@linx/core'
import { addressKind } from './address-ranges.ts'

const PORT_BY_PROTOCOL: ReadonlyMap<string, number> = new Map([
  ['https:', 443],
  ['http:', 80],
])

/** Names that never leave the machine or the network (RFC 6761, RFC 6762, RFC 8375). */
const INNER_NAME = /(?:^|\.)(?:local|internal|home\.arpa)$/
const LOOPBACK_NAME = /(?:^|\.)localhost$/

const hostKind = (hostname: string): WebhookUrlFacts['host'] => {
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(name) !== 0) return addressKind(name)
  if (LOOPBACK_NAME.test(name)) return 'loopback'
  return INNER_NAME.test(name) || !name.includes('.') ? 'reserved' : 'name'
}

/**
 * What a URL says, read as WHATWG says: `2130706433`, `0x7f.1` and `①②⑦.⓪.⓪.①` are 127.0.0.1. `undefined` for what is no absolute URL
 * with a host.
 */
export const readWebhookUrl = (text: string): WebhookUrlFacts | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.hostname === '') return undefined
  return {
    protocol: url.protocol,
    port: url.port === '' ? (PORT_BY_PROTOCOL.get(url.protocol) ?? 0) : Number(url.port),
    hasCredentials: url.username !== '' || url.password !== '',
    hasFragment: url.hash !== '',
    host: hostKind(url.hostname),
  }
}
