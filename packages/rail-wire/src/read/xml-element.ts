/** An element as it was read; only those of the document's own namespace are kept. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  /** Attributes that have no namespace. */
  readonly attributes: ReadonlyMap<string, string>
  /** Its own text, without that of its children and without white space at the ends. */
  readonly text: string
  readonly children: readonly XmlElement[]
}

/** The children at the end of a path, in the order of the document. */
export const findAll = (element: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  )

/** The first element at the end of a path. */
export const find = (element: XmlElement, ...path: readonly string[]): XmlElement | undefined =>
  findAll(element, ...path)[0]

/** The text at the end of a path; `undefined` if there is none or it is empty. */
export const textAt = (element: XmlElement, ...path: readonly string[]): string | undefined =>
  find(element, ...path)?.text || undefined
