// Run with `node --conditions=@linx/source scripts/draw-life-cycles.ts` after a machine has changed.
import { writeFileSync } from 'node:fs'
import { lifeCyclePage } from './life-cycle-page.ts'

const page = new URL('../docs/life-cycles.md', import.meta.url)
writeFileSync(page, lifeCyclePage())
console.log(`Wrote ${page.pathname}`)
