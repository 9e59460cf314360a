import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

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

/** The whole demo, and its first act again, in which other money is expected. */
let first: ReturnType<typeof runDemo>
let second: typeof first
beforeAll(() => {
  first = runDemo()
  second = runDemo('--only=main', '--expect-money', '336.26')
})

it('plays every act to its end', () => {
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
    /\n {4}101 091000019/,
    /50 returns and 40 corrections come in, twice/,
    /4,179 webhooks have arrived, one for each event/,
    /confirms again in another tab: "Done\. Thank you!"/,
    /confirms, too late: "This link is too old" \(410\)/,
    /webhooks, all verified/,
    /Everything is as expected: \d+ checks \(main \d+, ach \d+, http \d+\)\.\n$/,
  ]) {
    expect(first.stdout).toMatch(line)
  }
})

it('says the same in every run and leaves no file', () => {
  const act = second.stdout.slice(0, second.stdout.search(/^1 of \d+ checks differ/m)).trimEnd()
  expect(act.split('\n').length).toBeGreaterThan(100)
  expect(first.stdout).toContain(act)
  expect(readdirSync(folder)).toEqual([])
})

it('keeps to 100 columns and to plain text when nobody watches', () => {
  expect(first.stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
  expect(first.stdout).not.toContain('\u001b')
})

/** Tokens change with every id that the engine comes to need before them. */
const withoutTokens = (line: string): string => line.replace(/\/l\/[\w-]{22}/, '/l/…').trimEnd()

it('prints what README.md shows of it, tokens apart', () => {
  const [, shown = ''] = /```text\n([\s\S]*?)\n```/.exec(readFileSync(README, 'utf8')) ?? []
  const lines = shown
    .split('\n')
    .filter((line) => line !== '…')
    .map(withoutTokens)
  expect(lines.length).toBeGreaterThan(10)
  const printed = new Set(first.stdout.split('\n').map(withoutTokens))
  expect(lines.filter((line) => !printed.has(line))).toEqual([])
})

it('drives the pages by plain form posts where it is asked to, with the same checks', () => {
  const { status, stdout } = runDemo('--', '--only=http', '--browser=plain')
  expect(status).toBe(0)
  expect(stdout).toContain('plain form posts, without JavaScript')
  const checks = /http (\d+)\)/
  expect(checks.exec(stdout)?.[1]).toBe(checks.exec(first.stdout)?.[1])
})

it('ends with 1 and names the difference when the money is not what was expected', () => {
  expect(second.status).toBe(1)
  expect(second.stdout).toMatch(
    /\n1 of \d+ checks differ \(main \d+\):\nmain: money that the rail has moved: .*336\.26 USD.*336\.25 USD.*\n$/,
  )
})
