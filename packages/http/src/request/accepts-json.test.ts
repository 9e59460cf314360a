import { describe, expect, it } from 'vitest'
import { acceptsJson } from './accepts-json.ts'

describe('acceptsJson', () => {
  it.each([
    [null, true],
    ['', true],
    ['application/json', true],
    ['*/*', true],
    ['text/html, application/*;q=0.8', true],
    ['Application/JSON; charset=utf-8', true],
    ['text/html', false],
    ['application/json;q=0', false],
    ['application/json;q=0, */*', false],
    ['application/problem+json', false],
  ])('%s: %s', (accept, isAccepted) => {
    expect(acceptsJson(accept)).toBe(isAccepted)
  })
})
