import { readFileSync } from 'node:fs'
import { taskPriority } from '@linx/core'
import { describe, expect, it } from 'vitest'
import { type InstrumentRow, instrumentTable } from './instrument-table.ts'

const page = readFileSync(new URL('../../../../docs/operations/workers.md', import.meta.url), 'utf8')

/** The rows of the table between two marks, without its head; widths of columns are the formatter's. */
const rowsBetween = (name: string): readonly string[] => {
  const part = page.split(`<!-- ${name} -->`)[1]?.split(`<!-- end of the ${name} -->`)[0] ?? ''
  const lines = part.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => line.replaceAll(/\s+/g, ' ').trim())
}

const metricRow = ({ name, kind, unit, attributes, description }: InstrumentRow): string =>
  `| \`${name}\` | ${kind} | ${unit} | ${attributes.map((attribute) => `\`${attribute}\``).join(', ') || '–'} | ${description} |`

describe('docs/operations/workers.md', () => {
  it('lists the metrics of the table', () => {
    expect(rowsBetween('metrics')).toEqual(Object.values(instrumentTable).map(metricRow))
  })

  it('lists the priorities of the table', () => {
    expect(rowsBetween('priorities')).toEqual(
      Object.entries(taskPriority).map(([name, number]) => `| \`${name}\` | ${number} |`),
    )
  })
})
