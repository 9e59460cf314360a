/** Hands what arrives under a name to the one who waits for it, whoever comes first. */
export interface Arrivals<Value> {
  arrive(name: string, value: Value): void
  /** At most one waits for a name. */
  take(name: string): Promise<Value>
}

export const createArrivals = <Value>(): Arrivals<Value> => {
  const arrived = new Map<string, Value>()
  const waiting = new Map<string, (value: Value) => void>()
  return {
    arrive: (name, value) => {
      const resolve = waiting.get(name)
      waiting.delete(name)
      if (resolve === undefined) arrived.set(name, value)
      else resolve(value)
    },
    take: (name) => {
      const value = arrived.get(name)
      if (value === undefined) return new Promise((resolve) => waiting.set(name, resolve))
      arrived.delete(name)
      return Promise.resolve(value)
    },
  }
}
