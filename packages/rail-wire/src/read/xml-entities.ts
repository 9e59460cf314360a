import { refuse } from './unreadable.ts'

/** The entities that XML itself defines; there are no others where documents define none. */
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const LARGEST_CODE_POINT = 0x10ffff

const decodeNumber = (digits: string): string => {
  const isHexadecimal = /^x/i.test(digits)
  const codePoint = isHexadecimal ? Number.parseInt(digits.slice(1), 16) : Number(digits)
  return codePoint > 0 && codePoint <= LARGEST_CODE_POINT
    ? String.fromCodePoint(codePoint)
    : refuse('Expected a character, received a number that is none.')
}

/** Text with its character references resolved. Throws `Unreadable` for an entity that XML does not define itself. */
export const decodeEntities = (text: string): string =>
  text.replaceAll(/&(?:#(x[0-9a-f]{1,6}|[0-9]{1,7});|([A-Za-z]{1,8});)?/gi, (_, digits?: string, name?: string) => {
    if (digits !== undefined) return decodeNumber(digits)
    return PREDEFINED.get(name ?? '') ?? refuse('Expected text, received an entity that is not defined.')
  })
