/** Waits for work until the signal: rejects then, even if the work goes on. */
export const untilAborted = async <Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> => {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(new DOMException('Stopped at the signal.', 'AbortError'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([aborted, work()])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** What may be told of something that was thrown: its name and its code, never its message, which may hold anything. */
export const causeOfThrow = (error: unknown): string => {
  if (!(error instanceof Error)) return 'threw a value that is no error'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code.slice(0, 40)}` : ''
  return `threw ${error.name}${code}`
}
