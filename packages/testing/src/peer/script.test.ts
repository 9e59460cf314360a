import { describe, expect, it } from 'vitest'
import { createScript } from './script.ts'

describe('createScript', () => {
  it('behaves as standard while nothing was said', () => {
    expect(createScript('standard').take('a')).toBe('standard')
  })

  it('uses what was said for the next calls up, in order', () => {
    const script = createScript('standard')
    script.next('first', 'second')
    script.next('third')
    expect([1, 2, 3, 4].map(() => script.take('a'))).toEqual(['first', 'second', 'third', 'standard'])
  })

  it('keeps what was said for a subject to that subject, and prefers it', () => {
    const script = createScript('standard')
    script.next('any')
    script.nextFor('a', 'mine')
    expect(script.take('a')).toBe('mine')
    expect(script.take('b')).toBe('any')
    expect(script.take('a')).toBe('standard')
  })

  it('keeps to a lasting behaviour, that of the subject first', () => {
    const script = createScript('standard')
    script.always('all')
    script.alwaysFor('a', 'mine')
    script.nextFor('a', 'once')
    expect([script.take('a'), script.take('a'), script.take('a'), script.take('b')]).toEqual([
      'once',
      'mine',
      'mine',
      'all',
    ])
  })
})
