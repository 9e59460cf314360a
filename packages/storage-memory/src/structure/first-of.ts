import { Heap } from './heap.ts'

/** The first `count` items in the order of `compare`, without sorting the rest. */
export const firstOf = <Item>(
  items: readonly Item[],
  count: number,
  compare: (left: Item, right: Item) => number,
): readonly Item[] => {
  if (items.length <= count) return items.toSorted(compare)
  const kept = new Heap<{ readonly item: Item; heapPosition: number }>((left, right) => compare(right.item, left.item))
  for (const item of items) {
    const last = kept.peek()
    if (kept.size === count && last !== undefined && compare(item, last.item) >= 0) continue
    if (kept.size === count) kept.pop()
    kept.push({ item, heapPosition: 0 })
  }
  const sorted: Item[] = []
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) sorted.push(last.item)
  return sorted.reverse()
}
