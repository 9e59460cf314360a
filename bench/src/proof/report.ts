/** One line of the table of a proof. */
export interface ProofRow {
  /** What was tried: `crash points`, `races` … */
  readonly proof: string
  /** The storage, or where it makes no difference the subject. */
  readonly on: string
  readonly what: string
  /** How often it was tried. */
  readonly count: number
  /** One sentence for each thing that went wrong, with what it takes to see it again. */
  readonly violations: readonly string[]
}

const HEAD = ['proof', 'on', 'what', 'count', 'violations'] as const

/** The table that a proof ends with, as Markdown. */
export const formatRows = (rows: readonly ProofRow[]): string => {
  const cells = rows.map(({ proof, on, what, count, violations }) => [
    proof,
    on,
    what,
    count.toLocaleString('en-US'),
    String(violations.length),
  ])
  const widths = HEAD.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, column) => (column < 3 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(HEAD), line(rule), ...cells.map(line)].join('\n')
}
