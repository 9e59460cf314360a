import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withWireExample } from './wire-page.ts'

it('docs/adapters/rail-wire.md shows a message as it is written today (else run scripts/write-wire-page.ts)', () => {
  const page = readFileSync(new URL('../docs/adapters/rail-wire.md', import.meta.url), 'utf8')
  expect(page).toBe(withWireExample(page))
})
