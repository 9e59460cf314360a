/**
 * Under which id a message of several parts is known: that of its last part. A receipt for an earlier part (asked for on failure alone) is
 * told under it while this process remembers; afterwards it is told under its own id, which nobody knows.
 */
export interface PartBook {
  remember(partIds: readonly string[]): void
  messageOf(partId: string): string
}

const MAXIMUM_PARTS = 10_000

export const createPartBook = (): PartBook => {
  const messages = new Map<string, string>()
  return {
    remember: (partIds) => {
      const message = partIds.at(-1)
      if (message === undefined) return
      for (const part of partIds.slice(0, -1)) messages.set(part, message)
      for (const oldest of messages.keys()) {
        if (messages.size <= MAXIMUM_PARTS) break
        messages.delete(oldest)
      }
    },
    messageOf: (partId) => messages.get(partId) ?? partId,
  }
}
