/** GSM 03.38, basic set; the place of a character is its septet. The escape at 0x1B stands for none. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

const ESCAPE = 0x1b

/** The extension table: an escape and a septet. */
const EXTENSION: readonly (readonly [character: string, septet: number])[] = [
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]

const OCTETS = new Map<string, readonly number[]>(EXTENSION.map(([character, septet]) => [character, [ESCAPE, septet]]))
for (const [septet, character] of [...BASIC].entries()) if (septet !== ESCAPE) OCTETS.set(character, [septet])

/** The septets of a character, one octet each as SMPP carries them; `undefined` if the alphabet lacks it. */
export const gsmOctetsOf = (character: string): readonly number[] | undefined => OCTETS.get(character)

/**
 * Reads text that was taken for GSM as the ASCII that it was: receipts are ASCII although their `data_coding` is 0, so that an
 * underscore in an id comes as `§`.
 */
export const asciiOfGsm = (text: string): string =>
  [...text].map((character) => String.fromCharCode(...(OCTETS.get(character) ?? [0x20]))).join('')
