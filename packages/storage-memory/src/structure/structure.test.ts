import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText } from './compare.ts'
import { firstOf } from './first-of.ts'
import { Heap, type HeapItem } from './heap.ts'
import { MultiMap } from './multi-map.ts'

interface Numbered extends HeapItem {
  readonly value: number
}

const drain = (heap: Heap<Numbered>): readonly number[] => {
  const values: number[] = []
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) values.push(next.value)
  return values
}

describe('Heap', () => {
  it('gives what is left in order, whatever was taken out between', () => {
    const entries = fc.array(fc.record({ value: fc.integer({ min: 0, max: 20 }), isRemoved: fc.boolean() }))
    fc.assert(
      fc.property(entries, (all) => {
        const heap = new Heap<Numbered>((left, right) => left.value - right.value)
        const items = all.map(({ value }) => ({ value, heapPosition: 0 }))
        for (const item of items) heap.push(item)
        for (const [index, item] of items.entries()) if (all[index]?.isRemoved) heap.remove(item)
        const left = all.filter(({ isRemoved }) => !isRemoved).map(({ value }) => value)
        expect(heap.size).toBe(left.length)
        expect(drain(heap)).toEqual(left.sort((one, other) => one - other))
      }),
    )
  })
})

describe('firstOf', () => {
  it('gives the head of the sorted list', () => {
    const distinct = fc.uniqueArray(fc.integer())
    fc.assert(
      fc.property(distinct, fc.integer({ min: 1, max: 10 }), (items, count) => {
        const compare = (left: number, right: number): number => left - right
        expect(firstOf(items, count, compare)).toEqual(items.toSorted(compare).slice(0, count))
      }),
    )
  })
})

describe('compareText', () => {
  it('orders as the UTF-8 bytes do', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '\ud7ff', '\ue000', '\uff21', '\u{1f4b6}', '\u{10ffff}'),
    })
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(Math.sign(compareText(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)))
      }),
    )
  })
})

describe('MultiMap', () => {
  it('holds exactly the pairs that were added and not deleted', () => {
    const values = Array.from({ length: 4 }, (_, index) => ({ index }))
    const step = fc.record({ isAdded: fc.boolean(), key: fc.constantFrom('a', 'b'), value: fc.constantFrom(...values) })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const map = new MultiMap<string, object>()
        const model = new Map([
          ['a', new Set<object>()],
          ['b', new Set<object>()],
        ])
        for (const { isAdded, key, value } of steps) {
          if (isAdded) map.add(key, value)
          else map.delete(key, value)
          if (isAdded) model.get(key)?.add(value)
          else model.get(key)?.delete(value)
        }
        for (const [key, expected] of model) {
          expect(new Set(map.get(key))).toEqual(expected)
          expect(map.count(key)).toBe(expected.size)
        }
      }),
    )
  })
})
