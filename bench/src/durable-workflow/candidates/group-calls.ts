const LARGEST_GROUP = 500
const GROUPS_IN_FLIGHT = 2

/** Gathers the calls of one turn of the event loop into one: at most 500 a group, at most two groups at once. */
export const groupCalls = <Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
): ((input: Input) => Promise<Output>) => {
  interface Call {
    readonly input: Input
    readonly resolve: (output: Output) => void
    readonly reject: (error: unknown) => void
  }
  const waiting: Call[] = []
  let inFlight = 0
  let isScheduled = false

  const schedule = (): void => {
    if (isScheduled || inFlight >= GROUPS_IN_FLIGHT || waiting.length === 0) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      const calls = waiting.splice(0, LARGEST_GROUP)
      inFlight += 1
      run(calls.map(({ input }) => input))
        .then((outputs) => {
          for (const [place, { resolve }] of calls.entries()) resolve(outputs[place] as Output)
        })
        .catch((error: unknown) => {
          for (const { reject } of calls) reject(error)
        })
        .finally(() => {
          inFlight -= 1
          schedule()
        })
      schedule()
    })
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      schedule()
    })
}
