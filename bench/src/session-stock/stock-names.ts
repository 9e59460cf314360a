import { createSeededRandom } from '@linx/testing'
import type { CustomerName } from '../scale/parties.ts'

/** How often a name of some rank is met, as in a census: the first of the ranks is borne by some two percent, most are rare. */
export interface NameRanks {
  readonly names: number
  /** Higher: the first ranks are less frequent. */
  readonly flatness: number
}

/** The commonest is borne by 2.2 % (United States 1990: James, 1.6 %). */
const FIRST_NAMES: NameRanks = { names: 1_000, flatness: 10 }
/** The commonest is borne by 0.8 % (United States 2010: Smith, 0.8 %). */
const LAST_NAMES: NameRanks = { names: 50_000, flatness: 15 }

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va']
const SHORTEST_NAME = 2

/** A rank of 0 … names − 1, the lower the likelier: the inverse of the logarithm that sums 1 / (rank + flatness). */
const rankOf = ({ names, flatness }: NameRanks, fraction: number): number =>
  Math.min(names - 1, Math.floor(flatness * ((names + flatness) / flatness) ** fraction - flatness))

const nameOfRank = (rank: number, ending: string): string => {
  let name = ''
  for (let rest = rank, length = 0; rest > 0 || length < SHORTEST_NAME; length += 1) {
    name += SYLLABLES[rest % SYLLABLES.length]
    rest = Math.floor(rest / SYLLABLES.length)
  }
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}${ending}`
}

const fraction = (value: number): number => value / 2 ** 32

/** The name of Customer `number`: the same each time. */
export const stockNameOf = (number: number): CustomerName => {
  const random = createSeededRandom(number)
  const firstName = nameOfRank(rankOf(FIRST_NAMES, fraction(random.uint32())), 'n')
  const lastName = nameOfRank(rankOf(LAST_NAMES, fraction(random.uint32())), 'ez')
  return { firstName, lastName, primaryEmail: `${firstName}.${lastName}.${number}@example.com`.toLowerCase() }
}

/** Borne by most. */
export const commonFirstName = nameOfRank(0, 'n')
export const commonLastName = nameOfRank(0, 'ez')
