import { parseArgs } from 'node:util'

/** What the command line may say. */
export const readOptions = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { start: { type: 'string' }, zone: { type: 'string' }, calendar: { type: 'string' } },
  })
