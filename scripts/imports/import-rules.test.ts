import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.ts'
import { root } from '../workspace.ts'

interface PlantedFile {
  readonly path: string
  readonly imports: string
}

/** For each rule an import that breaks it. */
const VIOLATIONS: { readonly [rule: string]: readonly PlantedFile[] } = {
  'contracts-import-nothing': [{ path: 'packages/contracts/src/a.ts', imports: 'library' }],
  'core-imports-contracts-and-named-libraries': [
    { path: 'packages/core/src/a.ts', imports: 'node:fs' },
    { path: 'packages/core/src/b.ts', imports: 'library' },
    { path: 'packages/core/src/c.ts', imports: '../../engine/src/index.ts' },
  ],
  'engine-imports': [{ path: 'packages/engine/src/a.ts', imports: '../../storage-memory/src/index.ts' }],
  'testing-imports': [{ path: 'packages/testing/src/a.ts', imports: '../../rail-ach/src/index.ts' }],
  'adapters-and-kit-import-contracts-only': [
    { path: 'packages/rail-ach/src/a.ts', imports: '../../core/src/index.ts' },
    { path: 'packages/sms-twilio/src/a.ts', imports: '../../sms-kannel/src/index.ts' },
    { path: 'packages/conformance/src/a.ts', imports: '../../storage-memory/src/index.ts' },
  ],
  'shells-import-engine-and-below': [{ path: 'packages/http/src/a.ts', imports: '../../gateway/src/index.ts' }],
  'across-packages-by-name': [{ path: 'packages/engine/src/b.ts', imports: '../../core/src/money/amount.ts' }],
  'sources-import-no-tests': [{ path: 'packages/engine/src/c.ts', imports: './d.test.ts' }],
  'nothing-imports-examples': [{ path: 'packages/engine/src/e.ts', imports: '../../../examples/demo/src/main.ts' }],
  'no-cycles': [{ path: 'packages/engine/src/f.ts', imports: './imports-f.ts' }],
  'leaves-of-core': [{ path: 'packages/core/src/money/amount.ts', imports: '../session/session.ts' }],
}

/** Imports that every rule allows. */
const ALLOWED: readonly PlantedFile[] = [
  { path: 'packages/core/src/h.ts', imports: '../../contracts/src/index.ts' },
  { path: 'packages/core/src/i.ts', imports: 'valibot' },
  { path: 'packages/core/src/j.test.ts', imports: 'node:fs' },
  { path: 'packages/core/src/session/k.ts', imports: '../time/time.ts' },
  { path: 'packages/engine/src/l.ts', imports: '../../core/src/index.ts' },
  { path: 'packages/testing/src/m.ts', imports: '../../engine/src/index.ts' },
  { path: 'packages/rail-ach/src/n.ts', imports: '../../contracts/src/index.ts' },
  { path: 'packages/rail-ach/src/o.test.ts', imports: '../../conformance/src/index.ts' },
  { path: 'packages/http/src/p.ts', imports: '../../engine/src/index.ts' },
]

const TARGETS = [
  ...['contracts', 'core', 'engine', 'storage-memory', 'sms-kannel', 'rail-ach', 'gateway', 'conformance'].map(
    (name) => `packages/${name}/src/index.ts`,
  ),
  'packages/core/src/session/session.ts',
  'packages/core/src/time/time.ts',
  'packages/engine/src/d.test.ts',
  'examples/demo/src/main.ts',
  'node_modules/library/dist/index.js',
  'node_modules/valibot/dist/index.js',
]

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
}

let folder = ''
let violations: readonly Violation[] = []

const plant = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linx-imports-'))
  for (const target of TARGETS) await plant(target, 'export const planted = 1\n')
  await plant('packages/engine/src/imports-f.ts', "export * from './f.ts'\n")
  for (const { path, imports } of [...Object.values(VIOLATIONS).flat(), ...ALLOWED]) {
    await plant(path, `import * as planted from '${imports}'\nexport const used = planted\n`)
  }
  for (const library of ['library', 'valibot']) {
    const manifest = { name: library, version: '1.0.0', type: 'module', exports: './dist/index.js' }
    await plant(`node_modules/${library}/package.json`, JSON.stringify(manifest))
  }
  await plant('tsconfig.json', await readFile(join(root, 'tsconfig.base.json'), 'utf8'))
  const config = join(root, '.dependency-cruiser.json')
  const { output } = await runCommand(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', config, '--output-type', 'json', 'packages', 'examples'],
    folder,
  )
  violations = JSON.parse(output).summary.violations
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const rulesBrokenBy = (path: string): readonly string[] =>
  violations.filter(({ from }) => from === path).map(({ rule }) => rule.name)

describe('import rules', () => {
  it.each(Object.entries(VIOLATIONS).flatMap(([rule, files]) => files.map((file) => ({ rule, ...file }))))(
    '$rule: $path may not import $imports',
    ({ rule, path }) => {
      expect(rulesBrokenBy(path)).toContain(rule)
    },
  )

  it.each(ALLOWED)('$path may import $imports', ({ path }) => {
    expect(rulesBrokenBy(path)).toEqual([])
  })

  it('has a planted violation for every rule', async () => {
    const { forbidden } = JSON.parse(await readFile(join(root, '.dependency-cruiser.json'), 'utf8'))
    expect(Object.keys(VIOLATIONS).toSorted()).toEqual(forbidden.map(({ name }: { name: string }) => name).toSorted())
  })
})
