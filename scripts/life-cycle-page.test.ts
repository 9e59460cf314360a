import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lifeCyclePage } from './life-cycle-page.ts'

it('docs/life-cycles.md shows the machines as they are (else run scripts/draw-life-cycles.ts)', () => {
  const page = readFileSync(new URL('../docs/life-cycles.md', import.meta.url), 'utf8')
  expect(page).toBe(lifeCyclePage())
})
