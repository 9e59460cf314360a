import { runInNewContext } from 'node:vm'
import { type BuildOptions, build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** What core may not use: it gets the time, ids and randomness passed in, and waits for nothing. */
const FORBIDDEN_GLOBALS = [
  'Date.now',
  'Math.random',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'process',
  'Buffer',
  'require',
  'fetch',
  'console',
  'window',
  'document',
]

const MARK = 'FORBIDDEN_'
const markOf = (name: string): string => MARK + name.replace('.', '_')

const bundle = async (options: BuildOptions): Promise<string> => {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2024',
    conditions: ['@linx/source'],
    logLevel: 'silent',
    absWorkingDir: import.meta.dirname,
    ...options,
  })
  return outputFiles?.map(({ text }) => text).join('') ?? ''
}

/** Our own code alone, its uses of forbidden globals marked, `new Date()` shortened to `new Date`. */
const bundleOwn = (options: BuildOptions): Promise<string> =>
  bundle({
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    define: Object.fromEntries(FORBIDDEN_GLOBALS.map((name) => [name, markOf(name)])),
    plugins: [
      {
        name: 'leave-libraries-out',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^[^./]/ }, ({ path }) =>
            path.startsWith('@linx/') ? undefined : { path, external: true },
          )
        },
      },
    ],
    ...options,
  })

const impuritiesIn = (code: string): readonly string[] => [
  ...FORBIDDEN_GLOBALS.filter((name) => code.includes(markOf(name))),
  ...(/new Date(?![\w$(])|new Date\(\)/.test(code) ? ['new Date()'] : []),
  ...(/\bfrom ?["']node:|import ?["']node:/.test(code) ? ['node:'] : []),
]

const entry = { entryPoints: ['index.ts'] }

describe('core in a browser', () => {
  it('bundles whole and loads where nothing but ECMAScript is there', async () => {
    const code = await bundle({ ...entry, format: 'iife', globalName: 'core' })
    const core = runInNewContext(`${code}; core`, {})
    const detail = { path: 'title', expected: 'a text', fix: 'Give a title' }
    expect(core.createIssue('input_required', detail).message).toBe(
      'title: expected a text, received nothing. Give a title.',
    )
  })

  it('uses no clock, no randomness, no timer and no platform by itself', async () => {
    expect(impuritiesIn(await bundleOwn(entry))).toEqual([])
  })

  it.each([...FORBIDDEN_GLOBALS, 'new Date()', 'node:'])('would notice %s', async (name) => {
    const contents = name === 'node:' ? "export * from 'node:fs'" : `export const planted = () => ${name}`
    const stdin = { contents, resolveDir: import.meta.dirname }
    expect(impuritiesIn(await bundleOwn({ stdin }))).toEqual([name])
  })

  it('takes no harm from a date made of a number, or from a name in a text', async () => {
    const contents = "export const day = (ms) => new Date(ms); export const text = 'Math.random() of the process'"
    expect(impuritiesIn(await bundleOwn({ stdin: { contents } }))).toEqual([])
  })
})
