import type { PeerSms } from '@linx/conformance'
import type { PDU, SmppMessage } from 'smpp'

const contentOf = (pdu: PDU): SmppMessage => {
  const value = pdu.short_message
  const isEmpty = typeof value !== 'object' || Buffer.isBuffer(value) || value.message.length === 0
  const content = isEmpty ? pdu.message_payload : value
  return typeof content === 'object' && !Buffer.isBuffer(content) ? content : { message: '' }
}

const validityOf = ({ validity_period }: PDU): { readonly validitySeconds?: number } =>
  validity_period instanceof Date
    ? { validitySeconds: Math.round((validity_period.getTime() - Date.now()) / 1_000) }
    : {}

const senderOf = ({ source_addr = '', source_addr_ton = 0 }: PDU): string =>
  source_addr_ton === 1 ? `+${source_addr}` : source_addr

/** Joins parts as a phone does. Answers the message once all its parts are there. */
export const createPartJoiner = () => {
  const open = new Map<string, string[]>()
  return (pdu: PDU, id: string): PeerSms | undefined => {
    const { message, udh } = contentOf(pdu)
    const to = `+${pdu.destination_addr}`
    const found = { id, to, sender: senderOf(pdu), ...validityOf(pdu) }
    const [element] = udh ?? []
    if (element === undefined) return { ...found, body: String(message) }
    const [, , reference, parts = 0, place = 0] = element
    const key = `${to} ${reference}`
    const texts = open.get(key) ?? []
    open.set(key, texts)
    texts[place - 1] = String(message)
    if (texts.filter((text) => text !== undefined).length < parts) return undefined
    open.delete(key)
    return { ...found, body: texts.join('') }
  }
}
