/** Where an item stands in the heap that holds it; the heap writes it. */
export interface HeapItem {
  heapPosition: number
}

/** A binary heap whose items know their place, so that any of them can be taken out in O(log n). */
export class Heap<Item extends HeapItem> {
  readonly #items: Item[] = []
  readonly #compare: (left: Item, right: Item) => number

  /** @param compare negative if `left` comes out first. */
  constructor(compare: (left: Item, right: Item) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#items.length
  }

  peek(): Item | undefined {
    return this.#items[0]
  }

  push(item: Item): void {
    item.heapPosition = this.#items.length
    this.#items.push(item)
    this.#rise(item)
  }

  pop(): Item | undefined {
    const first = this.#items[0]
    if (first !== undefined) this.remove(first)
    return first
  }

  /** Takes out an item that is in this heap. */
  remove(item: Item): void {
    const last = this.#items.pop()
    if (last === undefined || last === item) return
    this.#place(last, item.heapPosition)
    this.#rise(last)
    this.#sink(last)
  }

  #place(item: Item, position: number): void {
    this.#items[position] = item
    item.heapPosition = position
  }

  #rise(item: Item): void {
    while (item.heapPosition > 0) {
      const parentPosition = (item.heapPosition - 1) >> 1
      const parent = this.#items[parentPosition]
      if (parent === undefined || this.#compare(parent, item) <= 0) return
      this.#place(parent, item.heapPosition)
      this.#place(item, parentPosition)
    }
  }

  #sink(item: Item): void {
    for (;;) {
      const child = this.#firstChild(item.heapPosition)
      if (child === undefined || this.#compare(item, child) <= 0) return
      const position = child.heapPosition
      this.#place(child, item.heapPosition)
      this.#place(item, position)
    }
  }

  #firstChild(position: number): Item | undefined {
    const left = this.#items[2 * position + 1]
    const right = this.#items[2 * position + 2]
    if (left === undefined || right === undefined) return left
    return this.#compare(left, right) <= 0 ? left : right
  }
}
