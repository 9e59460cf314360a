import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.ts'
import { root } from '../workspace.ts'

const IMPURE = [
  'const planted = Date.now()',
  'const planted = globalThis.Date.now()',
  'const planted = new Date()',
  'const planted = Math.random()',
  'const planted = performance.now()',
  'const planted = async () => 1',
  'const planted = async (value) => value',
  'const planted = async value => value',
  'async function planted() {}',
  'const planted = async function () {}',
  'const planted = async function* () {}',
  'const planted = { async method() {} }',
  'class Planted { async method() {} }',
  'class Planted { static async method() {} }',
  'await planted',
]

const PURE = [
  'const planted = new Date(5)',
  'const planted = (date) => date.now()',
  "const planted = { asyncName() {}, plain() { return 'async function' } }",
  'class Planted { asyncName() {} other(asyncThing) { return asyncThing } }',
  'const planted = function asyncNamed() {}',
]

let folder = ''
/** The numbers of the planted lines in which the rule found something. */
let found: ReadonlySet<number> = new Set()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linx-pure-core-'))
  const config = { linter: { rules: { recommended: false } }, plugins: ['./pure-core.grit'] }
  await copyFile(join(root, 'scripts/biome/pure-core.grit'), join(folder, 'pure-core.grit'))
  await writeFile(join(folder, 'biome.json'), JSON.stringify(config))
  await writeFile(join(folder, 'planted.ts'), [...IMPURE, ...PURE, ''].join('\n'))
  const { output } = await runCommand(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--max-diagnostics=100', 'planted.ts'],
    folder,
  )
  found = new Set([...output.matchAll(/^planted\.ts:(\d+):\d+ plugin/gm)].map(([, line]) => Number(line)))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('pure-core.grit', () => {
  it.each(IMPURE.map((code, place) => ({ code, line: place + 1 })))('refuses $code', ({ line }) => {
    expect(found).toContain(line)
  })

  it.each(PURE.map((code, place) => ({ code, line: IMPURE.length + place + 1 })))('allows $code', ({ line }) => {
    expect(found).not.toContain(line)
  })
})
