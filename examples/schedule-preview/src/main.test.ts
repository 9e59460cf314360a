import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const README = fileURLToPath(new URL('../../../README.md', import.meta.url))
const FLAGS = ['--disable-warning=ExperimentalWarning', '--conditions=@linx/source']
const MONTH_END = ['FREQ=MONTHLY;BYMONTHDAY=31', '--start', '2026-01-31T09:00:00', '--zone', 'America/New_York']

const preview = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...FLAGS, MAIN, ...words], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

describe('preview', { timeout: 30_000 }, () => {
  it('prints the rule in words, a year with its marks, a legend and the first runs', () => {
    const { status, stdout, stderr } = preview(...MONTH_END, '--calendar', 'BANKING')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^every month on the 31st, at 09:00 New York time, moved to the next banking day\n/)
    for (const line of [
      / January 2026 {13}February 2026 {12}March 2026/,
      /26 27 28 29 30 31< /,
      / 2> 3 {2}4 {2}5/,
      /30 31\*/,
      /19h20 21/,
      /\* run {3}> run moved to this day {3}< run moved away from this day {3}h bank holiday/,
      / {2}Sat 2026-01-31 09:00 -> Mon 2026-02-02 09:00 {2}2026-02-02T14:00:00\.000Z/,
      / {2}Tue 2026-03-31 09:00 {2}2026-03-31T13:00:00\.000Z/,
      /and 1 more in these twelve months/,
    ]) {
      expect(stdout).toMatch(line)
    }
    expect(stdout.match(/Mo Tu We Th Fr Sa Su/g)).toHaveLength(12)
  })

  it('keeps to 80 columns and to plain text when nobody watches', () => {
    const long =
      'FREQ=YEARLY;BYMONTH=1,3,5,7;BYMONTHDAY=1,3,5,7,9,11,13,15,17;BYDAY=MO,WE,FR;BYHOUR=9;UNTIL=20300101T000000'
    const { stdout } = preview(
      long,
      ...MONTH_END.slice(1),
      '--calendar',
      'BANKING',
      '--convention',
      'modified-following',
    )
    expect(widest(stdout)).toBeLessThanOrEqual(80)
    expect(stdout).not.toContain('\u001b')
  })

  it('marks no holiday and moves nothing without BANKING', () => {
    const { stdout } = preview(...MONTH_END)
    expect(stdout).not.toMatch(/\dh|\d[<>]|holiday|moved/)
  })

  it('tells how many daily runs became one on a Monday', () => {
    const { stdout } = preview('FREQ=DAILY', '--start', '2026-03-06T09:00:00', '--calendar', 'BANKING', '--runs', '2')
    expect(stdout).toMatch(/^every banking day, at 09:00 UTC\n/)
    expect(stdout).toContain('Sat 2026-03-07 09:00 -> Mon 2026-03-09 09:00, 3 in one')
  })

  it('shows a start without rule, and says when nothing runs', () => {
    expect(preview('--start', '2026-07-03T09:00:00').stdout).toContain('The one run:\n  Fri 2026-07-03 09:00')
    const never = preview('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '--start', '2026-01-01T09:00:00')
    expect(never).toMatchObject({ status: 0, stderr: '' })
    expect(never.stdout).toContain('No run in these twelve months.')
  })

  it('takes the banks of Canada', () => {
    const { stdout } = preview('FREQ=DAILY', ...MONTH_END.slice(1), '--calendar', 'BANKING', '--banks', 'CA-PAYMENTS')
    expect(stdout).toMatch(/^every Canadian banking day/)
  })
})

describe('a refusal', { timeout: 30_000 }, () => {
  it('stands under the offending value, with exit code 1', () => {
    const { status, stdout, stderr } = preview('FREQ=MONTHLY;BYMONTHDAY=15,32;BYSETPOS=1', ...MONTH_END.slice(1))
    expect([status, stdout]).toEqual([1, ''])
    const [shown = '', carets = '', message = ''] = stderr.split('\n')
    expect(shown.slice(carets.indexOf('^'), carets.length)).toBe('32')
    expect(message).toMatch(/^recurrenceRule\[1\]\[1\]: expected BYMONTHDAY from 1 to 31/)
  })

  it.each([
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY=1'],
    ['FREQ=DAILY;COLOUR=RED', 'COLOUR=RED'],
    ['FREQ=DAILY;COUNT=1;UNTIL=20300101T000000', 'UNTIL=20300101T000000'],
    ['BYDAY=MO', 'BYDAY=MO'],
    [`FREQ=MONTHLY;BYMONTHDAY=${Array.from({ length: 60 }, () => 15).join(',')},99`, '99'],
  ])('of %s points at %s', (rule, part) => {
    const { stderr } = preview(rule, '--start', '2026-01-01T09:00:00')
    const [shown = '', carets = ''] = stderr.split('\n')
    expect(shown.slice(carets.indexOf('^'), carets.length)).toBe(part)
    expect(widest(stderr)).toBeLessThanOrEqual(80)
  })

  it('tells everything that is wrong at once', () => {
    const { stderr } = preview('FREQ=HOURLY;COUNT=0', '--start', '2026-02-30T09:00:00', '--zone', 'EST')
    expect(stderr).toMatch(/timeZone: [\s\S]*startDateTime: [\s\S]*recurrenceRule\[1\]: /)
  })

  it.each([
    [['FREQ=DAILY']],
    [['FREQ=DAILY', '--start', '2026-01-01T09:00:00', '--colour', 'red']],
    [['FREQ=DAILY', 'FREQ=WEEKLY', '--start', '2026-01-01T09:00:00']],
    [['FREQ=DAILY', '--start', '2026-01-01T09:00:00', '--runs', '0']],
  ])('of the command line %j shows how it is written', (words) => {
    const { status, stderr } = preview(...words)
    expect(status).toBe(1)
    expect(stderr).toContain('Usage: preview [rule] --start')
  })
})

it('prints what README.md shows of it', { timeout: 30_000 }, () => {
  const [, shown = ''] = /```text\n(every month on the last[\s\S]*?)\n```/.exec(readFileSync(README, 'utf8')) ?? []
  const lines = shown.split('\n').filter((line) => line !== '…')
  const words = [
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    ...MONTH_END.slice(1),
    '--calendar',
    'BANKING',
    '--convention',
    'preceding',
  ]
  const printed = new Set(preview(...words).stdout.split('\n'))
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.filter((line) => !printed.has(line))).toEqual([])
})
