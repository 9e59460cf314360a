/** Runs `work` so many times, at most one at a time in each lane; `work` is told its lane. */
export const runLanes = async (
  { times, lanes }: { readonly times: number; readonly lanes: number },
  work: (lane: number) => Promise<unknown>,
): Promise<void> => {
  let left = times
  const run = async (lane: number): Promise<void> => {
    while (left > 0) {
      left -= 1
      await work(lane)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)))
}
