import { createIssue, defaultInputLimits, type Issue } from '@linx/core'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/** An object or list that is open at the place of the scan. */
interface Level {
  /** `undefined` for a list. */
  readonly names: Set<string> | undefined
  expectsName: boolean
  entries: number
}

const tooLarge = (expected: string, received: number): Issue =>
  createIssue('input_too_large', { path: '', expected, received, fix: 'Send less' })

const repeated = (name: string): Issue =>
  createIssue('input_repeated_member', {
    path: '',
    expected: 'each member once',
    received: name,
    fix: 'Remove one of them',
  })

/** Where the text that begins at `start` ends: behind its closing quote, or at the end of the input. */
const endOfText = (json: string, start: number): number => {
  let at = start + 1
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at + 1
}

/** Two spellings of a name are one name: `"\u0061"` is `"a"`. */
const nameOf = (raw: string): string => {
  if (!raw.includes('\\')) return raw.slice(1, -1)
  try {
    return String(JSON.parse(raw))
  } catch {
    return raw
  }
}

const { maximumDepth, maximumMembers, maximumEntries } = defaultInputLimits

/** Where a scan stands: which objects and lists are open, and what was wrong first. */
class JsonStructure {
  private readonly levels: Level[] = []

  open(code: number): Issue | undefined {
    const isObject = code === OPEN_OBJECT
    this.levels.push({ names: isObject ? new Set() : undefined, expectsName: isObject, entries: 1 })
    const depth = this.levels.length
    return depth > maximumDepth ? tooLarge(`at most ${maximumDepth} levels of lists and objects`, depth) : undefined
  }

  close(): undefined {
    this.levels.pop()
  }

  comma(): Issue | undefined {
    const level = this.levels.at(-1)
    if (level === undefined) return undefined
    level.expectsName = level.names !== undefined
    level.entries += 1
    const isTooLong = level.names === undefined && level.entries > maximumEntries
    return isTooLong ? tooLarge(`at most ${maximumEntries} entries in a list`, level.entries) : undefined
  }

  /** A text is a name where an object expects one, else a value. */
  text(raw: string): Issue | undefined {
    const level = this.levels.at(-1)
    if (level?.names === undefined || !level.expectsName) return undefined
    const { names } = level
    const name = nameOf(raw)
    if (names.has(name)) return repeated(name)
    names.add(name)
    level.expectsName = false
    return names.size > maximumMembers
      ? tooLarge(`at most ${maximumMembers} members in an object`, names.size)
      : undefined
  }
}

const takeMark = (structure: JsonStructure, code: number): Issue | undefined => {
  if (code === OPEN_OBJECT || code === OPEN_LIST) return structure.open(code)
  if (code === CLOSE_OBJECT || code === CLOSE_LIST) return structure.close()
  return code === COMMA ? structure.comma() : undefined
}

/**
 * Looks through JSON before it is parsed: depth, members, entries, and names that stand twice in one object, which a parser would
 * swallow. One pass, no recursion; what is no JSON is left to the parser. Answers the first violation.
 */
export const scanJson = (json: string): Issue | undefined => {
  const structure = new JsonStructure()
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    const end = code === QUOTE ? endOfText(json, at) : at + 1
    const issue = code === QUOTE ? structure.text(json.slice(at, end)) : takeMark(structure, code)
    if (issue !== undefined) return issue
    at = end - 1
  }
  return undefined
}
