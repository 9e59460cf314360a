/** Waits for a hook of the host until the signal fires; `undefined` if it fired or the hook failed. Nothing was sent by then. */
export const askHost = async <Value>(hook: () => Promise<Value>, signal: AbortSignal): Promise<Value | undefined> => {
  if (signal.aborted) return undefined
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>()
  const giveUp = (): void => resolve(undefined)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([hook(), aborted])
  } catch {
    return undefined
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
