import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createPaint } from './paint.ts'
import { runPreview } from './run-preview.ts'

const README = fileURLToPath(new URL('../../../README.md', import.meta.url))
const MONTH_END = ['FREQ=MONTHLY;BYMONTHDAY=31', '--start', '2026-01-31T09:00:00', '--zone', 'America/New_York']

const plain = createPaint(false)

const preview = (...words: readonly string[]) => {
  const { isShown, lines } = runPreview(words, { output: plain, errors: plain })
  return { isShown, text: lines.join('\n') }
}

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

describe('preview', () => {
  it('prints the rule in words, a year with its marks, a legend and the first runs', () => {
    const { isShown, text } = preview(...MONTH_END, '--calendar', 'BANKING')
    expect(isShown).toBe(true)
    expect(text).toMatch(/^every month on the 31st, at 09:00 New York time, moved to the next banking day\n/)
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
      expect(text).toMatch(line)
    }
    expect(text.match(/Mo Tu We Th Fr Sa Su/g)).toHaveLength(12)
  })

  it('keeps to 80 columns', () => {
    const long =
      'FREQ=YEARLY;BYMONTH=1,3,5,7;BYMONTHDAY=1,3,5,7,9,11,13,15,17;BYDAY=MO,WE,FR;BYHOUR=9;UNTIL=20300101T000000'
    const { text } = preview(long, ...MONTH_END.slice(1), '--calendar', 'BANKING', '--convention', 'modified-following')
    expect(widest(text)).toBeLessThanOrEqual(80)
  })

  it('marks no holiday and moves nothing without BANKING', () => {
    const { text } = preview(...MONTH_END)
    expect(text).not.toMatch(/\dh|\d[<>]|holiday|moved/)
  })

  it('tells how many daily runs became one on a Monday', () => {
    const { text } = preview('FREQ=DAILY', '--start', '2026-03-06T09:00:00', '--calendar', 'BANKING', '--runs', '2')
    expect(text).toMatch(/^every banking day, at 09:00 UTC\n/)
    expect(text).toContain('Sat 2026-03-07 09:00 -> Mon 2026-03-09 09:00, 3 in one')
  })

  it('shows a start without rule, and says when nothing runs', () => {
    expect(preview('--start', '2026-07-03T09:00:00').text).toContain('The one run:\n  Fri 2026-07-03 09:00')
    const never = preview('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '--start', '2026-01-01T09:00:00')
    expect(never.isShown).toBe(true)
    expect(never.text).toContain('No run in these twelve months.')
  })

  it('takes the banks of Canada', () => {
    const { text } = preview('FREQ=DAILY', ...MONTH_END.slice(1), '--calendar', 'BANKING', '--banks', 'CA-PAYMENTS')
    expect(text).toMatch(/^every Canadian banking day/)
  })
})

describe('a refusal', () => {
  it('stands under the offending value', () => {
    const { isShown, text } = preview('FREQ=MONTHLY;BYMONTHDAY=15,32;BYSETPOS=1', ...MONTH_END.slice(1))
    expect(isShown).toBe(false)
    const [shown = '', carets = '', message = ''] = text.split('\n')
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
    const { text } = preview(rule, '--start', '2026-01-01T09:00:00')
    const [shown = '', carets = ''] = text.split('\n')
    expect(shown.slice(carets.indexOf('^'), carets.length)).toBe(part)
    expect(widest(text)).toBeLessThanOrEqual(80)
  })

  it('tells everything that is wrong at once', () => {
    const { text } = preview('FREQ=HOURLY;COUNT=0', '--start', '2026-02-30T09:00:00', '--zone', 'EST')
    expect(text).toMatch(/timeZone: [\s\S]*startDateTime: [\s\S]*recurrenceRule\[1\]: /)
  })

  it.each([
    [['FREQ=DAILY']],
    [['FREQ=DAILY', '--start', '2026-01-01T09:00:00', '--colour', 'red']],
    [['FREQ=DAILY', 'FREQ=WEEKLY', '--start', '2026-01-01T09:00:00']],
    [['FREQ=DAILY', '--start', '2026-01-01T09:00:00', '--runs', '0']],
  ])('of the command line %j shows how it is written', (words) => {
    const { isShown, text } = preview(...words)
    expect(isShown).toBe(false)
    expect(text).toContain('Usage: preview [rule] --start')
  })
})

it('prints what README.md shows of it', () => {
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
  const printed = new Set(preview(...words).text.split('\n'))
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.filter((line) => !printed.has(line))).toEqual([])
})
