import type { JsonValue } from '@linx/contracts'
import { createIssue, type Issue, type IssueDetail } from '../issue/issue.ts'
import { defaultInputLimits, type InputLimits, secretMembers } from './input-limits.ts'
import { joinPath } from './member-path.ts'
import { cleanText } from './text-rules.ts'

export interface ReadInputOptions {
  readonly limits?: InputLimits
  /** Names of members whose text may have line feeds. */
  readonly multilineMembers?: ReadonlySet<string>
  /** Default `absent`: an empty text counts as absent (SPEC section 4). */
  readonly emptyTexts?: 'absent' | 'kept'
}

/** More of them help nobody. */
const MAXIMUM_ISSUES = 20

type Container = JsonValue[] | { [member: string]: JsonValue }

interface Frame {
  readonly source: object
  readonly target: Container
  readonly parent: Frame | undefined
  readonly key: string | number
  readonly depth: number
  /** `undefined` for a list. */
  readonly names: readonly string[] | undefined
  readonly length: number
  next: number
}

/** Ends a reading; `readInput` catches it. */
export class LimitReached extends Error {
  readonly issue: Issue

  constructor(issue: Issue) {
    super(issue.message)
    this.issue = issue
  }
}

const pathTo = (frame: Frame | undefined, key?: string | number): string => {
  const keys = key === undefined ? [] : [key]
  for (let at = frame; at?.parent !== undefined; at = at.parent) keys.push(at.key)
  return keys.reverse().reduce<string>(joinPath, '')
}

/** Stands for a value that only code could compute; refused like every function. */
const getter = (): undefined => undefined

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Reads one input; `read` is called once. */
export class InputReader {
  readonly issues: Issue[] = []
  private readonly options: ReadInputOptions
  private readonly limits: InputLimits
  private size = 0

  constructor(options: ReadInputOptions) {
    this.options = options
    this.limits = options.limits ?? defaultInputLimits
  }

  /** Depth first without recursion, so that depth can't overflow the stack. */
  read(input: unknown): JsonValue | undefined {
    if (typeof input !== 'object' || input === null) return this.readScalar(undefined, '', input)
    const root = this.open(undefined, '', input)
    let frame = root
    while (frame !== undefined) {
      const step: Frame = frame
      frame = step.next === step.length ? step.parent : (this.readNext(step) ?? step)
    }
    return root?.target
  }

  /** Reads one member; answers with the frame to go on in if the member is a list or an object. */
  private readNext(frame: Frame): Frame | undefined {
    const key = frame.names === undefined ? frame.next : (frame.names[frame.next] ?? '')
    frame.next += 1
    if (typeof key === 'string') this.count(frame, key, key.length)
    const descriptor = Object.getOwnPropertyDescriptor(frame.source, key)
    if (!this.acceptsName(frame, key)) return undefined
    const value: unknown = descriptor?.get === undefined && descriptor?.set === undefined ? descriptor?.value : getter
    if (typeof value === 'object' && value !== null) return this.openMember(frame, key, value)
    const scalar = this.readScalar(frame, key, value)
    if (scalar !== undefined) this.place(frame, key, scalar)
    else if (frame.names === undefined) this.place(frame, key, null)
    return undefined
  }

  private openMember(frame: Frame, key: string | number, value: object): Frame | undefined {
    const child = this.open(frame, key, value)
    this.place(frame, key, child?.target ?? null)
    return child
  }

  private acceptsName(frame: Frame, key: string | number): boolean {
    if (typeof key === 'number') return true
    if (key === '__proto__') {
      this.refuse(frame, key, 'input_unknown_member', { expected: 'no such member', fix: 'Remove __proto__' })
    } else if (cleanText(key, false) === undefined) {
      this.refuse(frame, key, 'input_characters', { expected: 'a printable name', received: key, fix: 'Rename it' })
    } else {
      return true
    }
    return false
  }

  private place(frame: Frame, key: string | number, value: JsonValue): void {
    if (Array.isArray(frame.target)) frame.target.push(value)
    else frame.target[key] = value
  }

  private open(parent: Frame | undefined, key: string | number, source: object): Frame | undefined {
    const isList = Array.isArray(source)
    if (!isList && !isPlainObject(source)) {
      this.refuse(parent, key, 'input_type', { expected: 'plain JSON data', received: source, fix: 'Send plain data' })
      return undefined
    }
    const depth = (parent?.depth ?? 0) + 1
    this.bound(parent, key, depth, this.limits.maximumDepth, 'levels of lists and objects')
    const names = isList ? undefined : Object.keys(source)
    const length = isList ? source.length : (names?.length ?? 0)
    if (isList) this.bound(parent, key, length, this.limits.maximumEntries, 'entries in a list')
    else this.bound(parent, key, length, this.limits.maximumMembers, 'members in an object')
    this.count(parent, key, 1)
    return { source, target: isList ? [] : {}, parent, key, depth, names, length, next: 0 }
  }

  private readScalar(frame: Frame | undefined, key: string | number, value: unknown): JsonValue | undefined {
    if (typeof value === 'string') return this.readText(frame, key, value)
    this.count(frame, key, 1)
    const isFiniteNumber = typeof value === 'number' && Number.isFinite(value)
    if (value === null || typeof value === 'boolean' || isFiniteNumber) return value
    const isAbsent = value === undefined && !Array.isArray(frame?.target)
    if (!isAbsent) {
      const detail = { expected: 'a JSON value', received: value, fix: 'Send text, a number, true, false or null' }
      this.refuse(frame, key, 'input_type', detail)
    }
    return undefined
  }

  private readText(frame: Frame | undefined, key: string | number, text: string): JsonValue | undefined {
    this.count(frame, key, text.length)
    if (text === '' && this.options.emptyTexts !== 'kept' && !Array.isArray(frame?.target)) return undefined
    const isMultiline = typeof key === 'string' && this.options.multilineMembers?.has(key) === true
    const clean = cleanText(text, isMultiline)
    if (clean === undefined) {
      const expected = 'text without control, bidirectional, zero-width or lone surrogate characters'
      const fix = 'Remove the characters that are written as \\u here'
      this.refuse(frame, key, 'input_characters', { expected, received: text, fix })
    }
    return clean
  }

  private count(frame: Frame | undefined, key: string | number, amount: number): void {
    this.size += amount
    if (this.size > this.limits.maximumSize) {
      this.bound(frame, key, this.size, this.limits.maximumSize, 'characters in all names and texts')
    }
  }

  private bound(frame: Frame | undefined, key: string | number, found: number, maximum: number, unit: string): void {
    if (found <= maximum) return
    const expected = `at most ${maximum} ${unit}`
    const detail = { path: pathTo(frame, frame && key), expected, received: found, fix: 'Send less' }
    throw new LimitReached(createIssue('input_too_large', detail))
  }

  private refuse(
    frame: Frame | undefined,
    key: string | number,
    code: 'input_type' | 'input_characters' | 'input_unknown_member',
    detail: Omit<IssueDetail, 'path' | 'isSecret'>,
  ): void {
    if (this.issues.length >= MAXIMUM_ISSUES) return
    const isSecret = typeof key === 'string' && secretMembers.has(key)
    this.issues.push(createIssue(code, { ...detail, path: pathTo(frame, frame && key), isSecret }))
  }
}
