import { ConformanceFailure } from './expect.ts'

/** Waits for an answer, `withinMs` at most. Rejects with `ConformanceFailure` if the call throws or gives none. */
export const callAdapter = async <Answer>(
  what: string,
  withinMs: number,
  call: () => Promise<Answer>,
): Promise<Answer> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new ConformanceFailure(`${what}: no answer within ${withinMs} ms.`)), withinMs)
  try {
    return await Promise.race([Promise.resolve().then(call), late])
  } catch (error) {
    if (error instanceof ConformanceFailure) throw error
    throw new ConformanceFailure(`${what}: expected an outcome, but the call threw ${String(error)}.`)
  } finally {
    clearTimeout(timer)
  }
}
