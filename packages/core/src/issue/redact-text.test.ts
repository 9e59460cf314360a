import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactText } from './redact-text.ts'

describe('redactText', () => {
  it.each([
    ['account 000111222333 refused', 'account [redacted] refused'],
    ['call +1 (647) 123-4567 now', 'call [redacted] now'],
    ['card 4111 1111 1111 1111', 'card [redacted]'],
    ['card ４１１１ １１１１ １１１１ １１１１', 'card [redacted]'],
    ['code 123456', 'code [redacted]'],
    ['from jsmith@abc.com: no', 'from [redacted] no'],
    ['Bearer sk_live_51H8xkq2eZvKYlo2C', 'Bearer [redacted]'],
    ['key AAECAwQFBgcICQoLDA0ODw==', 'key [redacted]'],
    ['R01 Insufficient Funds', 'R01 Insufficient Funds'],
    ['ETIMEDOUT after 10000 ms', 'ETIMEDOUT after 10000 ms'],
    ['session d83ee738-786a-43cf-b1db-24c8788523c4 is gone', 'session d83ee738-786a-43cf-b1db-24c8788523c4 is gone'],
  ])('writes %j as %j', (text, expected) => {
    expect(redactText(text)).toBe(expected)
  })

  it('keeps a log line a line, whatever is put into it', () => {
    expect(redactText('ok\n2026 admin logged in\r\u2028\u202e')).toBe(
      'ok\\u000a2026 admin logged in\\u000d\\u2028\\u202e',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = redactText(text)
        expect(line.length).toBeLessThanOrEqual(300)
        expect(/[\p{Cc}\u2028\u2029]/u.test(line)).toBe(false)
      }),
    )
  })

  it('leaves no run of six digits but in a UUID', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,9}[0-9]{6,20}[a-z ,.]{0,9}[0-9]{6,20}$/), (text) => {
        expect(redactText(text)).not.toMatch(/[0-9]{6}/)
      }),
    )
  })

  it('answers quickly for long hostile texts', () => {
    expect(redactText('1-'.repeat(100_000)).length).toBeLessThanOrEqual(300)
    expect(redactText('a'.repeat(100_000)).length).toBeLessThanOrEqual(300)
    expect(redactText('a@'.repeat(100_000)).length).toBeLessThanOrEqual(300)
  })
})
