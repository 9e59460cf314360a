/** GSM 03.38 basic character set: one septet each. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** GSM 03.38 extension table: an escape and a septet. */
const EXTENSION = '\f^{}\\[~]|€'

const septetsByCharacter: ReadonlyMap<string, 1 | 2> = new Map([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENSION].map((character) => [character, 2] as const),
])

/** Septets that a character takes in GSM-7, or `undefined` if the alphabet lacks it. */
export const septetsOf = (character: string): 1 | 2 | undefined => septetsByCharacter.get(character)
