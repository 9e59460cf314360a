import { describe, expect, it } from 'vitest'
import { EngineConfigurationError } from '../engine-error.ts'
import { createLinkTokens } from './link-keys.ts'

const key = (id: string, byte: number) => ({ id, secret: new Uint8Array(32).fill(byte) })
const tokens = createLinkTokens([key('new', 1), key('old', 2)])

describe('createLinkTokens', () => {
  it('makes 1,000 different tokens of 22 characters that end where phones still see the link', () => {
    const made = Array.from({ length: 1_000 }, (_, serial) => tokens.token('workflow', { serial, keyId: 'new' }) ?? '')
    expect(new Set(made).size).toBe(1_000)
    expect(made.filter((token) => !/^[A-Za-z0-9_-]{21}[A-Za-z0-9]$/.test(token))).toEqual([])
  })

  it('makes the same token again, and recognises it by its hash', () => {
    const link = tokens.fingerprint('workflow', 3)
    expect(link).toMatchObject({ serial: 3, keyId: 'new' })
    expect(tokens.hash(tokens.token('workflow', link) ?? '')).toBe(link.tokenHash)
    expect(JSON.stringify(link)).not.toContain(tokens.token('workflow', link))
  })

  it('makes other tokens for another workflow, serial or key, and none for a key that is gone', () => {
    const token = tokens.token('workflow', { serial: 0, keyId: 'new' })
    expect(tokens.token('other', { serial: 0, keyId: 'new' })).not.toBe(token)
    expect(tokens.token('workflow', { serial: 1, keyId: 'new' })).not.toBe(token)
    expect(tokens.token('workflow', { serial: 0, keyId: 'old' })).not.toBe(token)
    expect(tokens.token('workflow', { serial: 0, keyId: 'gone' })).toBeUndefined()
  })

  it('refuses to work without a key or with a short one', () => {
    expect(() => createLinkTokens([])).toThrow(EngineConfigurationError)
    expect(() => createLinkTokens([{ id: 'short', secret: new Uint8Array(31) }])).toThrow('32 bytes')
  })
})
