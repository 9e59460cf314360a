import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const README = fileURLToPath(new URL('../../../README.md', import.meta.url))
const FLAGS = ['--disable-warning=ExperimentalWarning', '--conditions=@linx/source']

/** The demo's files come to lie in a folder of this test. */
const folder = mkdtempSync(join(tmpdir(), 'linx-demo-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const runDemo = (...options: readonly string[]) => {
  const env = { ...process.env, TMPDIR: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...FLAGS, MAIN, ...options], {
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

it('tells every story, twice in the same words, and leaves no file', { timeout: 60_000 }, () => {
  const first = runDemo()
  expect(first).toMatchObject({ status: 0, stderr: '' })
  for (const line of [
    /phone {5}\+16471234567 receives \(invitation\)/,
    /phone {5}\+16471234567 receives \(reminder\)/,
    /transaction PROCESSING > APPROVED/,
    /"status": "SETTLED"/,
    /refused, 17 violations/,
    /John Doe +COMPLETED +4 +SETTLED +256\.25 USD to card \*{6}4242/,
    /Priya Patel +DECLINED +1 +- +-/,
    /Samuel Okafor +EXPIRED +4 +- +-/,
    /Lucia Torres +COMPLETED +4 +SETTLED +80\.00 USD to card \*{6}8210/,
    /Everything is as expected: \d+ checks\.\n$/,
  ]) {
    expect(first.stdout).toMatch(line)
  }
  expect(runDemo()).toEqual(first)
  expect(readdirSync(folder)).toEqual([])
})

it('keeps to 100 columns and to plain text when nobody watches', { timeout: 60_000 }, () => {
  const { status, stdout } = runDemo()
  expect(status).toBe(0)
  expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
  expect(stdout).not.toContain('\u001b')
})

it('prints what README.md shows of it', { timeout: 60_000 }, () => {
  const [, shown = ''] = /```text\n([\s\S]*?)\n```/.exec(readFileSync(README, 'utf8')) ?? []
  const lines = shown.split('\n').filter((line) => line !== '…')
  expect(lines.length).toBeGreaterThan(10)
  const printed = new Set(runDemo().stdout.split('\n'))
  expect(lines.filter((line) => !printed.has(line))).toEqual([])
})

it('ends with 1 and names the difference when the money is not what was expected', { timeout: 60_000 }, () => {
  const { status, stdout } = runDemo('--expect-money', '336.26')
  expect(status).toBe(1)
  expect(stdout).toMatch(/\n1 of \d+ checks differ:\nmoney that the rail has moved: .*336\.26 USD.*336\.25 USD.*\n$/)
})
