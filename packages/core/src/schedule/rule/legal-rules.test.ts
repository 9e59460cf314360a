import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRecurrenceRule } from './parse-recurrence-rule.ts'

const PATH = 'recurrenceRule'

/** The table of RFC 5545 section 3.3.10 with what stands below it: which parts a frequency may have. */
const shapes = {
  YEARLY: 'BYMONTH=1,12 BYWEEKNO=-53,1,53 BYYEARDAY=-366,1,366 BYMONTHDAY=-31,1,31 BYDAY=SU,SA',
  MONTHLY: 'BYMONTH=1,12 BYMONTHDAY=-31,1,31 BYDAY=SU,-53MO,-1FR,1MO,53SA',
  WEEKLY: 'BYMONTH=1,12 BYDAY=SU,SA',
  DAILY: 'BYMONTH=1,12 BYMONTHDAY=-31,1,31 BYDAY=SU,SA',
  HOURLY: 'BYMONTH=1,12 BYYEARDAY=-366,1,366 BYMONTHDAY=-31,1,31 BYDAY=SU,SA',
  MINUTELY: 'BYMONTH=1,12 BYYEARDAY=-366,1,366 BYMONTHDAY=-31,1,31 BYDAY=SU,SA',
  SECONDLY: 'BYMONTH=1,12 BYYEARDAY=-366,1,366 BYMONTHDAY=-31,1,31 BYDAY=SU,SA',
} as const

const EVERYWHERE = ['BYHOUR=0,23', 'BYMINUTE=0,59', 'BYSECOND=0,59', 'BYSETPOS=-366,1,366', 'WKST=SU', 'INTERVAL=2']
const ENDS = ['COUNT=10', 'UNTIL=20301224T090000', 'UNTIL=20301224T090000Z']

const partsOf = (frequency: keyof typeof shapes): readonly string[] => [...shapes[frequency].split(' '), ...EVERYWHERE]

const parse = (text: string) => {
  const result = parseRecurrenceRule(text, PATH)
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

/** A rule of every frequency with any of the parts that it may have, in the order of the table. */
const legalParts = fc
  .constantFrom(...(Object.keys(shapes) as (keyof typeof shapes)[]))
  .chain((frequency) =>
    fc
      .tuple(fc.subarray([...partsOf(frequency)]), fc.option(fc.constantFrom(...ENDS)))
      .map(([parts, end]) => [`FREQ=${frequency}`, ...parts, ...(end === null ? [] : [end])]),
  )
  .filter((parts) => parts.some((part) => /^BY(?!SETPOS)/.test(part)) || !parts.some((part) => /^BYSETPOS/.test(part)))

const mixCase = (text: string, flags: readonly boolean[]): string =>
  [...text].map((letter, index) => (flags[index % flags.length] ? letter.toLowerCase() : letter)).join('')

describe('legal rules', () => {
  it.each(Object.keys(shapes) as (keyof typeof shapes)[])('%s takes each of its parts and all of them', (frequency) => {
    for (const part of partsOf(frequency)) {
      const beside = part.startsWith('BYSETPOS') ? ';BYDAY=MO' : ''
      for (const end of ['', ...ENDS.map((bound) => `;${bound}`)]) {
        expect(parse(`FREQ=${frequency};${part}${beside}${end}`).frequency).toBe(frequency)
      }
    }
    expect(parse([`FREQ=${frequency}`, ...partsOf(frequency)].join(';')).interval).toBe(2)
  })

  it('are the same in any order of parts and any letter case', () => {
    fc.assert(
      fc.property(
        legalParts.chain((parts) =>
          fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length })),
        ),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }),
        ([parts, shuffled], flags) => {
          expect(parse(mixCase(shuffled.join(';'), flags))).toEqual(parse(parts.join(';')))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('may have values in any order and more than once', () => {
    expect(parse('FREQ=DAILY;BYHOUR=17,9,17;BYMINUTE=30,0')).toEqual(parse('FREQ=DAILY;BYMINUTE=0,30;BYHOUR=9,17'))
    expect(parse('FREQ=WEEKLY;BYDAY=FR,MO,FR')).toEqual(parse('FREQ=WEEKLY;BYDAY=MO,FR'))
  })

  it.each([
    ['FREQ=MONTHLY;BYDAY=+4TH', 'FREQ=MONTHLY;BYDAY=4TH'],
    ['FREQ=MONTHLY;BYDAY=04TH', 'FREQ=MONTHLY;BYDAY=4TH'],
    ['FREQ=MONTHLY;BYMONTHDAY=+15', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['FREQ=YEARLY;BYYEARDAY=+001', 'FREQ=YEARLY;BYYEARDAY=1'],
    ['FREQ=YEARLY;BYWEEKNO=+01', 'FREQ=YEARLY;BYWEEKNO=1'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=+1', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1'],
    ['FREQ=DAILY;BYHOUR=09', 'FREQ=DAILY;BYHOUR=9'],
    ['FREQ=DAILY;INTERVAL=01', 'FREQ=DAILY'],
    ['FREQ=WEEKLY;WKST=MO', 'FREQ=WEEKLY'],
  ])('%s means %s', (text, plain) => {
    expect(parse(text)).toEqual(parse(plain))
  })

  it('reads +4TH as the fourth Thursday', () => {
    expect(parse('FREQ=MONTHLY;BYDAY=+4TH,-1SU').byDay).toEqual([
      { weekday: 0, ordinal: -1 },
      { weekday: 4, ordinal: 4 },
    ])
  })

  it('reads UNTIL with Z as an instant, without as a local time', () => {
    const at = Date.UTC(2030, 11, 24, 9)
    expect(parse('FREQ=DAILY;UNTIL=20301224T090000Z').until).toEqual({ kind: 'instant', at })
    expect(parse('FREQ=DAILY;UNTIL=20301224T090000').until).toEqual({ kind: 'local', wall: at })
  })

  it('take intervals and counts of any size', () => {
    expect(parse(`FREQ=DAILY;INTERVAL=${'9'.repeat(400)}`).interval).toBe(1e12)
    expect(parse('FREQ=DAILY;COUNT=1000000').count).toBe(1_000_000)
  })
})
