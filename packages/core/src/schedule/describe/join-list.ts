/** How the last two words of a list are joined. */
export type Conjunction = 'and' | 'or'

/** A number in words. */
export type NumberWord = (value: number) => string

/** From this many neighbours on, a range is shorter than a list. */
const MINIMUM_RANGE = 3

/** `A`, `A and B`, `A, B and C`; of more than `limit` words the last ones are counted: `A, B and 7 more`. */
export const joinWords = (words: readonly string[], conjunction: Conjunction, limit: number): string => {
  const shown = words.length <= limit ? words : [...words.slice(0, limit), `${words.length - limit} more`]
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

const groupNeighbours = (values: readonly number[]): readonly (readonly number[])[] => {
  const groups: number[][] = []
  for (const value of values) {
    const group = groups.at(-1)
    if (group !== undefined && value > 0 && group.at(-1) === value - 1) group.push(value)
    else groups.push([value])
  }
  return groups
}

const groupWords = (group: readonly number[], word: NumberWord): readonly string[] => {
  const [first, last] = [group[0], group.at(-1)]
  if (group.length < MINIMUM_RANGE || first === undefined || last === undefined) return group.map(word)
  return [`${word(first)} to ${word(last)}`]
}

/** Those that count from the end come last. */
const endLast = (values: readonly number[]): readonly number[] => [
  ...values.filter((value) => value >= 0),
  ...values.filter((value) => value < 0),
]

/** Ascending numbers as words; three or more neighbours become `9 to 17`. */
export const joinNumbers = (
  values: readonly number[],
  word: NumberWord,
  conjunction: Conjunction,
  limit: number,
): string => {
  const words = groupNeighbours(endLast(values)).flatMap((group) => groupWords(group, word))
  return joinWords(words, conjunction, limit)
}
