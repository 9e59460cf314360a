const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `1,234,567`. */
export const formatCount = (value: number): string => WHOLE.format(value)

/** `0.472 ×`, above ten without decimals. */
export const formatRatio = (value: number): string => `${(value < 10 ? THREE_DIGITS : WHOLE).format(value)} ×`

/** Whether an aim is kept, in words that can be searched for. */
export const formatAim = (aim: string, isKept: boolean): string => `${aim}: ${isKept ? 'kept' : 'MISSED'}`

/** Prints a table of texts; the first column is aligned left, the others right. */
export const printTable = (head: readonly string[], rows: readonly (readonly string[])[]): void => {
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const format = (line: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = line[column] ?? ''
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd()
  console.log(format(head))
  console.log(widths.map((width) => '─'.repeat(width)).join('  '))
  for (const row of rows) console.log(format(row))
  console.log()
}
