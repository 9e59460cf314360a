import type { SmsNews, SmsNewsManner } from '@linx/conformance'
import type { SmsCallbackRequest } from '@linx/contracts'

const TYPES = { QUEUED: '4', SENT: '8', DELIVERED: '1', UNDELIVERED: '2', REJECTED: '16', EXPIRED: '2' } as const

/** Bytes as Kannel writes `%b`: some as they are, a space as `+`, the others in hexadecimal. */
const percent = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      if (/[A-Za-z0-9]/.test(character)) return character
      return byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

const encoded = (text: string): { readonly charset: string; readonly bytes: Buffer } =>
  isAscii(text)
    ? { charset: 'UTF-8', bytes: Buffer.from(text, 'utf8') }
    : { charset: 'UTF-16BE', bytes: Buffer.from(text, 'utf16le').swap16() }

/** Fills in the codes of an address as Kannel does. */
const fill = (address: string, values: { readonly [code: string]: string }): string =>
  address.replace(/%([A-Za-z])/g, (_, code: string) => values[code] ?? '')

const filled = (news: SmsNews, inboundUrl: string): string => {
  if (news.news === 'inbound') {
    const { charset, bytes } = encoded(news.text)
    const from = percent(Buffer.from(news.from.slice(1)))
    return fill(inboundUrl, { p: from, P: '12345', C: charset, I: '8faff55a-9792', b: percent(bytes) })
  }
  const isDead = news.news === 'dead-number'
  const type = isDead ? '16' : TYPES[news.status]
  const isExpired = news.news === 'delivery' && news.status === 'EXPIRED'
  const answer = isDead ? 'NACK/11/Invalid Destination Address' : isExpired ? 'id:7 stat:EXPIRED err:000' : 'ACK/'
  return fill(news.message.id, { d: type, A: percent(Buffer.from(answer)), T: '1772463600' })
}

/** The request that Kannel makes; the id of a message of this peer is its `dlr-url`. */
export const packNews = (news: SmsNews, manner: SmsNewsManner, inboundUrl: string): SmsCallbackRequest => {
  const url = filled(news, inboundUrl)
  const request = { headers: {}, rawBody: '' }
  if (manner === 'forged') return { ...request, url: url.replace(/proof=[\w-]{4}/, 'proof=AAAA') }
  if (manner === 'unsigned') return { ...request, url: url.replace(/&proof=[\w-]+/, '') }
  if (manner === 'tampered')
    return {
      ...request,
      url: url.replace('kind=inbound', 'kind=delivery').replace(/reference=[\w-]+/, 'reference=b3RoZXI'),
    }
  return manner === 'garbled' ? { ...request, url: `${url.split(/&type=|&from=/)[0]}&noise=%zz` } : { ...request, url }
}
