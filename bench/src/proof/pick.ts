import type { SeededRandom } from '@linx/testing'

/** One of several. */
export const pick = <Item>(random: SeededRandom, items: readonly Item[]): Item => {
  const item = items[random.below(items.length)]
  if (item === undefined) throw new RangeError('There is nothing to pick from.')
  return item
}
