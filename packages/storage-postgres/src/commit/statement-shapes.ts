/** So many shapes are taken as they are; a later one that no statement covers is joined to all before it, so that soon none is new. */
const EXACT_SHAPES = 24
const MAXIMUM_REMEMBERED = 1_000
/** How many sections a statement may have beyond those that a group needs, as long as another may be made: each costs the server a little. */
const spareOf = (needed: number): number => needed + 4

/**
 * Which sections the statement of a group has. To plan a statement costs as much as to run it for hundreds of rows, and the sorts of
 * change that meet in a group are many: a group takes the smallest known statement that has all it needs and little more.
 */
export class StatementShapes<Name extends string> {
  readonly #shapes: ReadonlySet<Name>[] = []
  readonly #chosen = new Map<string, readonly Name[]>()

  /** The sections in order; `needed` has no doubles. */
  choose(needed: readonly Name[]): readonly Name[] {
    const sorted = [...needed].sort()
    const name = sorted.join()
    const chosen = this.#chosen.get(name) ?? this.#find(sorted) ?? this.#add(sorted)
    this.#remember(name, chosen)
    return chosen
  }

  #find(needed: readonly Name[]): readonly Name[] | undefined {
    const maximum =
      this.#shapes.length < EXACT_SHAPES ? needed.length + spareOf(needed.length) : Number.POSITIVE_INFINITY
    const [smallest] = this.#shapes
      .filter((shape) => shape.size <= maximum && needed.every((name) => shape.has(name)))
      .sort((left, right) => left.size - right.size)
    return smallest === undefined ? undefined : [...smallest]
  }

  #add(needed: readonly Name[]): readonly Name[] {
    const former = this.#shapes.length < EXACT_SHAPES ? [] : this.#shapes.flatMap((shape) => [...shape])
    const added = [...new Set([...needed, ...former])].sort()
    this.#shapes.push(new Set(added))
    return added
  }

  #remember(name: string, chosen: readonly Name[]): void {
    if (this.#chosen.size >= MAXIMUM_REMEMBERED) this.#chosen.clear()
    this.#chosen.set(name, chosen)
  }
}
