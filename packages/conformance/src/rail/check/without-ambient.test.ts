import { describe, expect, it } from 'vitest'
import { withoutAmbient } from './without-ambient.ts'

describe('withoutAmbient', () => {
  it.each<readonly [string, () => unknown]>([
    ['Date.now()', () => Date.now()],
    ['new Date()', () => new Date()],
    ['Math.random()', () => Math.random()],
    ['performance.now()', () => performance.now()],
    ['crypto.randomUUID()', () => crypto.randomUUID()],
    ['fetch()', () => fetch('http://127.0.0.1:1')],
    ['setTimeout()', () => setTimeout(() => undefined, 0)],
  ])('refuses %s by name and puts it back', (name, use) => {
    expect(() => withoutAmbient(use)).toThrow(`A pure method used ${name}.`)
    if (name !== 'fetch()') expect(use).not.toThrow()
  })

  it('lets dates be made from instants and read from texts', () => {
    expect(withoutAmbient(() => new Date(0).toISOString())).toBe('1970-01-01T00:00:00.000Z')
    expect(withoutAmbient(() => Date.parse('1970-01-02'))).toBe(86_400_000)
    expect(withoutAmbient(() => new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(new Date(0)))).toBe(
      '1/1/1970',
    )
  })

  it('puts everything back after a throw', () => {
    const former = Date
    expect(() => withoutAmbient(() => JSON.parse('['))).toThrow(SyntaxError)
    expect(Date).toBe(former)
  })
})
