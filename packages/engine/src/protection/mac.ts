import { hash } from 'node:crypto'

const BLOCK_BYTES = 64
const INNER = 0x36
const OUTER = 0x5c

const pad = (key: Uint8Array, byte: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ byte))

/** Makes HMAC-SHA256 values (RFC 2104) of texts, as bytes. */
export type Mac = (text: string) => Buffer

/**
 * HMAC-SHA256 under a key of at most 64 bytes. Made of two one-shot hashes, which cost a third of what `createHmac` takes for short texts; a
 * test holds it against `createHmac`.
 */
export const createMac = (key: Uint8Array): Mac => {
  if (key.length > BLOCK_BYTES) throw new RangeError(`Expected a key of at most ${BLOCK_BYTES} bytes.`)
  const inner = pad(key, INNER)
  const outer = pad(key, OUTER)
  return (text) => {
    const digest = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer')
    return hash('sha256', Buffer.concat([outer, digest]), 'buffer')
  }
}
