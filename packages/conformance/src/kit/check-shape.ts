import { ConformanceFailure, expectEqual } from './expect.ts'

/** Whether a value may stand for a member. */
export type Test = (value: unknown) => boolean

/** The members of one kind of answer; an absent optional one passes. */
export interface Shape {
  readonly [member: string]: { readonly test: Test; readonly isOptional?: true }
}

export const isText: Test = (value) => typeof value === 'string' && value.trim() !== ''
export const isDuration: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0
export const isPlainJson: Test = (value) => {
  try {
    expectEqual(structuredClone(value), JSON.parse(JSON.stringify(value)), 'JSON')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
export const oneOf =
  (...values: readonly unknown[]): Test =>
  (value) =>
    values.includes(value)

export const required = (test: Test) => ({ test })
export const optional = (test: Test) => ({ test, isOptional: true }) as const

/** Throws `ConformanceFailure` for a value that is not of the shape named by its discriminator. */
export const checkShape = (
  value: unknown,
  discriminator: string,
  shapes: { readonly [name: string]: Shape },
  what: string,
): void => {
  if (typeof value !== 'object' || value === null) {
    throw new ConformanceFailure(`${what}: expected an object, received ${JSON.stringify(value)}.`)
  }
  const members: { readonly [member: string]: unknown } = { ...value }
  const shape = shapes[String(members[discriminator])]
  if (shape === undefined) {
    throw new ConformanceFailure(
      `${what}: expected ${discriminator} ${Object.keys(shapes).join(' or ')}, received ${JSON.stringify(value)}.`,
    )
  }
  for (const [member, { test, isOptional }] of Object.entries(shape)) {
    const given = members[member]
    if (given === undefined ? isOptional === true : test(given)) continue
    throw new ConformanceFailure(`${what}: the member ${member} is not as the contract says: ${JSON.stringify(value)}.`)
  }
}
