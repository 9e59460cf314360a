import { ConformanceFailure } from '../../kit/expect.ts'

const refuse = (name: string) => (): never => {
  throw new ConformanceFailure(`A pure method used ${name}.`)
}

/** A `Date` that reads no clock: `new Date(instant)` works, `new Date()`, `Date()` and `Date.now()` throw. */
const clocklessDate = (): DateConstructor =>
  new Proxy(Date, {
    construct: (target, [first, ...rest]: [number, ...number[]]) =>
      first === undefined ? refuse('new Date()')() : Reflect.construct(target, [first, ...rest]),
    apply: refuse('Date()'),
    get: (target, member) => (member === 'now' ? refuse('Date.now()') : Reflect.get(target, member)),
  })

interface Replacement {
  readonly owner: object
  readonly member: string
  readonly value: unknown
}

/** Everything ambient that a pure function has no use for. */
const replacements = (): readonly Replacement[] => [
  { owner: globalThis, member: 'Date', value: clocklessDate() },
  { owner: globalThis, member: 'fetch', value: refuse('fetch()') },
  { owner: globalThis, member: 'setTimeout', value: refuse('setTimeout()') },
  { owner: globalThis, member: 'setInterval', value: refuse('setInterval()') },
  { owner: Math, member: 'random', value: refuse('Math.random()') },
  { owner: performance, member: 'now', value: refuse('performance.now()') },
  { owner: crypto, member: 'randomUUID', value: refuse('crypto.randomUUID()') },
  { owner: crypto, member: 'getRandomValues', value: refuse('crypto.getRandomValues()') },
]

/** Runs synchronous work while clock, network, timers and randomness throw, and puts them back. */
export const withoutAmbient = <Answer>(work: () => Answer): Answer => {
  const restorations = replacements().map(({ owner, member, value }) => {
    const former = Object.getOwnPropertyDescriptor(owner, member)
    Object.defineProperty(owner, member, { value, configurable: true, writable: true })
    return () =>
      former === undefined ? Reflect.deleteProperty(owner, member) : Object.defineProperty(owner, member, former)
  })
  try {
    return work()
  } finally {
    for (const restore of restorations) restore()
  }
}
