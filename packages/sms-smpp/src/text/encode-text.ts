import { gsmOctetsOf } from './gsm-alphabet.ts'

/** `data_coding`: always said, never left to the SMSC. */
export const DATA_CODING = { gsm: 0, ucs2: 8 } as const

/** A text as its characters travel; none of them may be split between two parts. */
export interface EncodedText {
  readonly dataCoding: 0 | 8
  readonly characters: readonly (readonly number[])[]
}

const ucs2OctetsOf = (character: string): readonly number[] => [...Buffer.from(character, 'utf16le').swap16()]

/** In the GSM alphabet if it has every character, in UTF-16 (surrogate pairs whole) otherwise. */
export const encodeText = (text: string): EncodedText => {
  const characters = [...text]
  const gsm = characters.map(gsmOctetsOf)
  return gsm.every((octets) => octets !== undefined)
    ? { dataCoding: DATA_CODING.gsm, characters: gsm }
    : { dataCoding: DATA_CODING.ucs2, characters: characters.map(ucs2OctetsOf) }
}
