import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleFiles } from '../test-support/example-files.ts'
import { writeNachaFile } from './write-nacha-file.ts'

const folder = new URL('../../../../docs/ach/', import.meta.url)

describe('docs/ach (else run scripts/write-ach-examples.ts)', () => {
  it.each(Object.entries(exampleFiles))('shows %s as it is written', (name, file) => {
    expect(readFileSync(new URL(`${name}.ach`, folder), 'utf8')).toBe(writeNachaFile(file))
  })

  it('has no other files', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.ach'))
    expect(names.toSorted()).toEqual(
      Object.keys(exampleFiles)
        .map((name) => `${name}.ach`)
        .toSorted(),
    )
  })
})
