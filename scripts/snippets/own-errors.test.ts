import { expect, it } from 'vitest'
import { ownErrors } from './own-errors.ts'

const own = 'README.md.11.ts(14,3): error TS2820: Type \'"achh"\' is not assignable.\n  Did you mean \'"ach"\'?'
const elsewhere = '../../../packages/core/src/a.ts(4,2): error TS2307: Cannot find module.\n  A second line of it.'

it('keeps whole diagnostics of snippets and drops those of sources', () => {
  expect(ownErrors([elsewhere, own, elsewhere].join('\n'))).toBe(own)
  expect(ownErrors(elsewhere)).toBe('')
  expect(ownErrors('')).toBe('')
})

it('keeps what names no file', () => {
  expect(ownErrors('error TS6053: File not found.')).toBe('error TS6053: File not found.')
})
