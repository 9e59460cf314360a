// Run with `node --conditions=@linx/source scripts/write-ach-examples.ts` after the examples or the writer have changed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { writeNachaFile } from '../packages/rail-ach/src/index.ts'
import { exampleFiles } from '../packages/rail-ach/src/test-support/example-files.ts'

const folder = new URL('../docs/ach/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, file] of Object.entries(exampleFiles))
  writeFileSync(new URL(`${name}.ach`, folder), writeNachaFile(file))
console.log(`Wrote ${Object.keys(exampleFiles).length} files to ${folder.pathname}`)
