/** A text with `replacement` from a column of a line on; both are counted from 1. */
export const mutate = (text: string, line: number, column: number, replacement: string): string => {
  const lines = text.split('\n')
  const record = lines[line - 1] ?? ''
  lines[line - 1] = record.slice(0, column - 1) + replacement + record.slice(column - 1 + replacement.length)
  return lines.join('\n')
}
