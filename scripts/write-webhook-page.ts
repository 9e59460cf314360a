// Run with `node --conditions=@linx/source scripts/write-webhook-page.ts` after an event type has changed.
import { readFileSync, writeFileSync } from 'node:fs'
import { withEventTypes } from './webhook-page.ts'

const page = new URL('../docs/webhooks.md', import.meta.url)
writeFileSync(page, withEventTypes(readFileSync(page, 'utf8')))
console.log(`Wrote ${page.pathname}`)
