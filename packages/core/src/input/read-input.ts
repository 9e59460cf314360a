import type { JsonValue } from '@linx/contracts'
import { createIssue, type Issue } from '../issue/issue.ts'
import { InputReader, LimitReached, type ReadInputOptions } from './input-reader.ts'

/** A plain copy of an input, or why it may not even be looked at. */
export type InputReading =
  | { readonly ok: false; readonly issues: readonly Issue[] }
  /** `issues`: what is wrong with single members, which `value` has as absent or, in a list, as null; at most 20. */
  | { readonly ok: true; readonly value: JsonValue | undefined; readonly issues: readonly Issue[] }

const unreadable: Issue = createIssue('input_type', {
  path: '',
  expected: 'plain JSON data',
  fix: 'Send data whose members can be read',
})

/**
 * Copies an input from outside into plain JSON, within the limits, without recursion and without calling a getter. Texts come
 * out in NFC. Never throws: a cycle is too deep, a hostile proxy is `input_type`, and a broken limit ends the reading at once.
 */
export const readInput = (input: unknown, options: ReadInputOptions = {}): InputReading => {
  const reader = new InputReader(options)
  try {
    const value = reader.read(input)
    return { ok: true, value, issues: reader.issues }
  } catch (error) {
    return { ok: false, issues: [error instanceof LimitReached ? error.issue : unreadable] }
  }
}
