import { describe, expect, it } from 'vitest'
import { exampleFiles } from '../test-support/example-files.ts'
import { validateNachaStream } from '../validate/validate-nacha-file.ts'
import { writeNachaFile } from '../write/write-nacha-file.ts'
import { streamNachaRecords } from './read-nacha-file.ts'

const example = exampleFiles.ppd
if (example === undefined) throw new Error('There is no example of PPD.')
const lines = writeNachaFile(example).split('\n')
const opening = `${lines[0]}\n${lines[1]}\n`
const piece = `${lines[2]}\n`.repeat(500)

/** Ten gigabytes in pieces of the same entries, as long as anybody asks; counts what was asked for. */
const createEndlessFile = () => {
  const asked = { pieces: 0 }
  const pieces = function* () {
    yield opening
    for (;;) {
      asked.pieces += 1
      yield piece
    }
  }
  return { asked, pieces }
}

describe('a file that never ends', () => {
  it('is given up at the bound by the validator, which says so', async () => {
    const { asked, pieces } = createEndlessFile()
    const faults = await validateNachaStream(pieces(), { maximumRecords: 20_000, maximumFaults: 5 })
    expect(faults.map(({ code }) => code)).toContain('file_too_long')
    expect(asked.pieces).toBe(40)
  })

  it('is given up at the bound by the reader, which keeps none of it', async () => {
    const { asked, pieces } = createEndlessFile()
    const records = streamNachaRecords(pieces(), { maximumRecords: 20_000 })
    let count = 0
    let end = await records.next()
    while (end.done !== true) {
      count += 1
      end = await records.next()
    }
    expect(count).toBe(20_000)
    expect(end.value.faults.map(({ code }) => code)).toEqual(['file_too_long'])
    expect(asked.pieces).toBe(40)
  })

  it('without line breaks needs no more memory than with them', async () => {
    let asked = 0
    const pieces = function* () {
      for (;;) {
        asked += 1
        yield '6'.repeat(94_000)
      }
    }
    await validateNachaStream(pieces(), { maximumRecords: 20_000, maximumFaults: 5 })
    expect(asked).toBe(21)
  })
})
