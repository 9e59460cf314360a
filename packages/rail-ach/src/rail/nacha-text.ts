/** Letters that lose their mark by no decomposition. */
const LETTERS: { readonly [letter: string]: string } = {
  ß: 'ss',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ł: 'L',
  ł: 'l',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
}

const MARKS = /\p{M}/gu
const OUTSIDE_ASCII = /[^\x20-\x7e]/gu

/** Text as a file can hold it: without accents, other characters dropped, spaces single, cut to `maximum`. */
export const toNachaText = (text: string, maximum: number): string =>
  text
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .replaceAll(OUTSIDE_ASCII, (character) => LETTERS[character] ?? '')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, maximum)
    .trimEnd()
