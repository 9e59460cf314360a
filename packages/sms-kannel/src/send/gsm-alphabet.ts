/** GSM 03.38: the basic set and the extension table. */
const CHARACTERS: ReadonlySet<string> = new Set([
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
  ...'\f^{}\\[~]|€',
])

/** Whether a text can be sent in the GSM alphabet; one other character makes all of it UCS-2. */
export const isGsmText = (text: string): boolean => [...text].every((character) => CHARACTERS.has(character))
