/** What a call comes to, or an error as soon as the signal says that nobody waits any more. */
export const untilAborted = async <Value>(signal: AbortSignal, call: () => Promise<Value>): Promise<Value> => {
  signal.throwIfAborted()
  let stop = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('The call was given up.'))
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([call(), aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
