import { DATA_CODING, type EncodedText } from './encode-text.ts'

/** Octets of one message, and of each part of several (3GPP TS 23.040: a header of six octets joins them); septets are an octet each. */
const CAPACITY = {
  [DATA_CODING.gsm]: { single: 160, joined: 153 },
  [DATA_CODING.ucs2]: { single: 140, joined: 134 },
} as const

/** Concatenation with a reference of one octet: length, element, its length, reference, parts, place from 1. */
const header = (reference: number, parts: number, place: number): readonly number[] => [
  0x05,
  0x00,
  0x03,
  reference & 0xff,
  parts,
  place,
]

const fill = (characters: EncodedText['characters'], capacity: number): readonly (readonly number[])[] => {
  const parts: number[][] = [[]]
  let used = 0
  for (const octets of characters) {
    if (used + octets.length > capacity) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(...octets)
    used += octets.length
  }
  return parts
}

/** The octets of each part; with a header in front if there are several. Neither an escape sequence nor a surrogate pair is split. */
export const splitText = ({ dataCoding, characters }: EncodedText, reference: number): readonly Buffer[] => {
  const { single, joined } = CAPACITY[dataCoding]
  const whole = fill(characters, single)
  if (whole.length === 1) return whole.map((octets) => Buffer.from(octets))
  const parts = fill(characters, joined)
  return parts.map((octets, index) => Buffer.from([...header(reference, parts.length, index + 1), ...octets]))
}

/** The octets of a text of any length, for `message_payload`. */
export const joinText = ({ characters }: EncodedText): Buffer => Buffer.from(characters.flat())
