import type { JsonValue } from '@linx/contracts'
import * as v from 'valibot'
import type { Issue } from '../issue/issue.ts'
import { failure, type Result, success } from '../issue/result.ts'
import type { ReadInputOptions } from './input-reader.ts'
import { readInput } from './read-input.ts'
import { shapeIssues } from './shape-issues.ts'

/** Any synchronous schema whose input is not fixed. */
export type ShapeSchema<Output> = v.GenericSchema<unknown, Output>

/** What a shape check found, for rules that go on with what is sound. */
export interface ShapeReading<Output> {
  /** The plain copy, whatever its shape; `undefined` if the input may not be looked at. */
  readonly value: JsonValue | undefined
  /** The typed value; `undefined` if there are issues. */
  readonly output: Output | undefined
  /** In the order of discovery. */
  readonly issues: readonly Issue[]
}

const parseOptions = { abortPipeEarly: true } as const

/** Copies, limits and parses an input; never throws. One member gets one kind of issue: characters come before shape. */
export const readShape = <Output>(
  schema: ShapeSchema<Output>,
  input: unknown,
  options?: ReadInputOptions,
): ShapeReading<Output> => {
  const reading = readInput(input, options)
  if (!reading.ok) return { value: undefined, output: undefined, issues: reading.issues }
  const parsed = v.safeParse(schema, reading.value, parseOptions)
  if (parsed.success && reading.issues.length === 0) return { value: reading.value, output: parsed.output, issues: [] }
  const paths = new Set(reading.issues.map((issue) => issue.path))
  const found = shapeIssues(parsed.issues ?? []).filter((issue) => !paths.has(issue.path))
  return { value: reading.value, output: undefined, issues: [...reading.issues, ...found] }
}

/**
 * Checks an input against a schema: limits first, then characters, then shape; at most 20 issues of one list, every unknown
 * member refused by name. The output is a copy.
 */
export const checkShape = <Output>(
  schema: ShapeSchema<Output>,
  input: unknown,
  options?: ReadInputOptions,
): Result<Output> => {
  const { output, issues } = readShape(schema, input, options)
  return output === undefined ? failure(...issues) : success(output)
}
