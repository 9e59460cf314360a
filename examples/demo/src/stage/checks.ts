import { inspect, isDeepStrictEqual } from 'node:util'
import type { Result } from '@linx/core'

/** Collects what differs from what the demo expects; nothing stops at the first difference. */
export interface Checks {
  equal(what: string, actual: unknown, expected: unknown): void
  /** The value of a result that is expected to be one. Throws `DemoStopped` for a refusal: the story cannot go on. */
  valueOf<Value>(what: string, result: Result<Value>): Value
  /** The codes of a result that is expected to be a refusal. */
  refused(what: string, result: Result<unknown>, codes: readonly string[]): void
  /** How many things were compared. */
  count(): number
  differences(): readonly string[]
}

/** The story cannot go on. */
export class DemoStopped extends Error {
  override readonly name = 'DemoStopped'
}

const show = (value: unknown): string => inspect(value, { depth: 6, breakLength: Number.POSITIVE_INFINITY })

export const createChecks = (): Checks => {
  const differences: string[] = []
  let count = 0

  const equal = (what: string, actual: unknown, expected: unknown): void => {
    count += 1
    if (isDeepStrictEqual(actual, expected)) return
    differences.push(`${what}: expected ${show(expected)}, received ${show(actual)}.`)
  }

  return {
    equal,
    valueOf: (what, result) => {
      count += 1
      if (result.ok) return result.value
      throw new DemoStopped(`${what}: ${result.issues.map(({ message }) => message).join(' ')}`)
    },
    refused: (what, result, codes) =>
      equal(what, result.ok ? 'no refusal' : result.issues.map(({ code }) => code), codes),
    count: () => count,
    differences: () => [...differences],
  }
}
