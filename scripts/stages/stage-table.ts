/** One check of `pnpm test`. */
export interface Stage {
  readonly name: string
  /** The script of the root `package.json` that carries it out. */
  readonly script: string
  readonly args?: readonly string[]
  /** The stage that has to succeed before. */
  readonly after?: string
}

/** Where the unit tests leave their counts, from the repository's root. */
export const UNIT_REPORT = 'node_modules/.cache/linx-unit-report.json'

/** The name of the stage whose tests are counted one by one. */
export const UNIT_STAGE = 'unit'

/** Every check. Two run at a time, begun in this order: the long ones first. */
export const stageTable: readonly Stage[] = [
  {
    name: UNIT_STAGE,
    script: 'unit',
    // Tests share no state, so files share a worker and what it has imported. Many wait for other processes, so each core has one.
    args: [
      '--no-isolate',
      '--maxWorkers=100%',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${UNIT_REPORT}`,
    ],
  },
  { name: 'build', script: 'build' },
  { name: 'packages', script: 'packages', after: 'build' },
  { name: 'types', script: 'types' },
  { name: 'snippets', script: 'snippets', args: ['--built'], after: 'build' },
  { name: 'lint', script: 'lint' },
  { name: 'imports', script: 'imports' },
  { name: 'unused', script: 'unused' },
]
