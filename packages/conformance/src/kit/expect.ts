/** An adapter did not conform; the message says what was expected and what came. */
export class ConformanceFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ConformanceFailure'
  }
}

const sortMembers = (_member: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value

const describe = (value: unknown): string => JSON.stringify(value, sortMembers) ?? 'undefined'

const MAXIMUM_SHOWN = 600
const shorten = (text: string): string =>
  text.length > MAXIMUM_SHOWN ? `${text.slice(0, MAXIMUM_SHOWN)}… (${text.length} characters)` : text

/** Compares JSON values; the order of members and members that are `undefined` do not count. */
export const expectEqual = (actual: unknown, expected: unknown, what: string): void => {
  const [came, wanted] = [describe(actual), describe(expected)]
  if (came !== wanted) {
    throw new ConformanceFailure(`${what}: expected ${shorten(wanted)}, received ${shorten(came)}.`)
  }
}

export const expectTrue = (isTrue: boolean, what: string): void => {
  if (!isTrue) throw new ConformanceFailure(what)
}

/** The call must reject with an error of this code. A call that throws at once instead of rejecting fails too. */
export const expectRejects = async (call: () => Promise<unknown>, code: string, what: string): Promise<void> => {
  let error: unknown
  let promise: Promise<unknown>
  try {
    promise = call()
  } catch {
    throw new ConformanceFailure(`${what}: expected a rejected promise, but the call threw at once.`)
  }
  try {
    await promise
  } catch (reason) {
    error = reason
  }
  if (error === undefined) throw new ConformanceFailure(`${what}: expected an error with code ${code}, received none.`)
  const received = error instanceof Error && 'code' in error ? error.code : String(error)
  expectEqual(received, code, `${what}: the code of the error`)
}
