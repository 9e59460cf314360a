// Run with `node --conditions=@linx/source scripts/write-openapi.ts` after an operation or a schema has changed.
import { writeFileSync } from 'node:fs'
import { openApiDocument } from '../packages/http/src/index.ts'

const file = new URL('../docs/openapi.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`)
console.log(`Wrote ${file.pathname}`)
