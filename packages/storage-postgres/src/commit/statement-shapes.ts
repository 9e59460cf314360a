/** Before so many shapes are known, a new one is taken as it is; later ones are joined to what is known, so that soon none is new. */
const EXACT_SHAPES = 8

/** How many sections a statement may have beyond those that a group needs: each empty one costs the server a little. */
const spareOf = (needed: number): number => needed + 4

const countShared = (needed: readonly string[], shape: ReadonlySet<string>): number =>
  needed.filter((name) => shape.has(name)).length

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
    const [smallest] = this.#shapes
      .filter((shape) => shape.size <= needed.length + spareOf(needed.length))
      .filter((shape) => countShared(needed, shape) === needed.length)
      .sort((left, right) => left.size - right.size)
    return smallest === undefined ? undefined : [...smallest]
  }

  #add(needed: readonly Name[]): readonly Name[] {
    const [nearest] =
      this.#shapes.length < EXACT_SHAPES
        ? []
        : [...this.#shapes].sort((left, right) => countShared(needed, right) - countShared(needed, left))
    const added = [...new Set([...needed, ...(nearest ?? [])])].sort()
    this.#shapes.push(new Set(added))
    return added
  }

  #remember(name: string, chosen: readonly Name[]): void {
    if (this.#chosen.size >= MAXIMUM_REMEMBERED) this.#chosen.clear()
    this.#chosen.set(name, chosen)
  }
}

const MAXIMUM_REMEMBERED = 1_000
