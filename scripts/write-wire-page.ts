// Run with `node --conditions=@linx/source scripts/write-wire-page.ts` after the wire rail writes something else.
import { readFileSync, writeFileSync } from 'node:fs'
import { withWireExample } from './wire-page.ts'

const page = new URL('../docs/adapters/rail-wire.md', import.meta.url)
writeFileSync(page, withWireExample(readFileSync(page, 'utf8')))
console.log(`Wrote ${page.pathname}`)
