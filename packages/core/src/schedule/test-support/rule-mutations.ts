import * as fc from 'fast-check'

/** Legal rules of every frequency and part to mutate. */
const LEGAL_RULES: readonly string[] = [
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=10;COUNT=5',
  'FREQ=DAILY;UNTIL=20301224T000000Z;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30;BYSECOND=15;BYSETPOS=-1',
  'FREQ=DAILY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO',
  'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH',
  'FREQ=WEEKLY;BYMONTH=1,7;BYDAY=MO,FR;BYSETPOS=1,-1;COUNT=30',
  'FREQ=MONTHLY;BYMONTHDAY=1,15',
  'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
  'FREQ=MONTHLY;BYDAY=+1MO,-1FR;UNTIL=20301224T235959',
  'FREQ=MONTHLY;INTERVAL=18;BYDAY=FR;BYMONTHDAY=13;COUNT=10',
  'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15;BYHOUR=9',
  'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29',
  'FREQ=YEARLY;BYWEEKNO=1,20,53;BYDAY=MO;WKST=TH',
  'FREQ=YEARLY;BYYEARDAY=1,100,200,-1;BYSETPOS=2',
  'FREQ=YEARLY;BYDAY=20MO,-1SU',
  'FREQ=HOURLY;INTERVAL=3;BYMINUTE=0,30',
  'FREQ=HOURLY;BYYEARDAY=366;BYDAY=SU;BYHOUR=2',
  'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;BYSETPOS=1;BYSECOND=0,30',
  'FREQ=SECONDLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=29;BYHOUR=23;COUNT=100',
]

const DIGITS = ['0', '00', '-1', '59', '60', '366', '2147483648', '9007199254740993', '9'.repeat(40), '1e9', '-0', '+5']
const FRAGMENTS = [
  ...['\u0000', '\n', ' ', '\u2010', '\uFF1D', '\u0661', '\u{1F600}', '\uD83D', '\u202E', '=', ';', ',', ';;', '=='],
  ...[
    'FREQ=SECONDLY;',
    'INTERVAL=',
    'BYSETPOS=-366',
    'UNTIL=99991231T235959',
    'COUNT=1000000;',
    'BYDAY=53SU',
    'BYMONTH=2',
  ],
]

/** Where in a text, as a share of its length. */
interface Place {
  readonly at: number
  readonly length: number
}

type Mutation = (text: string, place: Place, pick: number) => string

const choose = (values: readonly string[], pick: number): string => values[pick % values.length] ?? ''

const inParts = (text: string, change: (parts: string[], index: number) => string[], pick: number): string => {
  const parts = text.split(';')
  return change(parts, pick % parts.length).join(';')
}

const swapPart = (parts: string[], index: number): string[] => {
  const [part = ''] = parts.splice(index, 1)
  return [...parts, part]
}

const replaceNumber = (text: string, pick: number): string => {
  const numbers = [...text.matchAll(/\d+/g)]
  const found = numbers[pick % Math.max(numbers.length, 1)]
  if (found === undefined) return text
  return text.slice(0, found.index) + choose(DIGITS, pick) + text.slice(found.index + found[0].length)
}

const replaceFrequency = (text: string, pick: number): string =>
  text.replace(
    /FREQ=\w*/,
    `FREQ=${choose(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'], pick)}`,
  )

const lengthenList = (text: string, pick: number): string =>
  text.replace(
    /(BY\w+=[^;]*)/,
    (part) =>
      `${part},${Array.from({ length: 1 + (pick % 40) }, (_, index) => 1 + ((index * 7 + pick) % 31)).join(',')}`,
  )

const mutations: readonly Mutation[] = [
  (text, { at, length }) => text.slice(0, at) + text.slice(at + length),
  (text, { at, length }) => text.slice(0, at + length) + text.slice(at),
  (text, { at }) => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  (text, { at }, pick) => text.slice(0, at) + choose(FRAGMENTS, pick) + text.slice(at),
  (text, { at, length }, pick) => text.slice(0, at) + choose(FRAGMENTS, pick) + text.slice(at + length),
  (text, { at }, pick) => text.slice(0, at) + String.fromCharCode(pick % 0x10000) + text.slice(at + 1),
  (text, _, pick) => replaceNumber(text, pick),
  (text, _, pick) => replaceNumber(text, pick),
  (text, _, pick) => replaceFrequency(text, pick),
  (text, _, pick) => lengthenList(text, pick),
  (text, _, pick) => inParts(text, (parts, index) => parts.toSpliced(index, 1), pick),
  (text, _, pick) => inParts(text, (parts, index) => [...parts, parts[index] ?? ''], pick),
  (text, _, pick) => inParts(text, swapPart, pick),
  (text, _, pick) => `${text};${choose(LEGAL_RULES, pick).slice(choose(LEGAL_RULES, pick).indexOf(';') + 1)}`,
  (text) => text.toLowerCase(),
]

interface Step {
  readonly mutation: number
  readonly at: number
  readonly length: number
  readonly pick: number
}

const steps: fc.Arbitrary<Step> = fc.record({
  mutation: fc.nat(mutations.length - 1),
  at: fc.nat(200),
  length: fc.integer({ min: 1, max: 8 }),
  pick: fc.nat(1_000_000),
})

const mutate = (text: string, { mutation, at, length, pick }: Step): string =>
  mutations[mutation]?.(text, { at: at % (text.length + 1), length }, pick) ?? text

/** A legal rule after one to four mutations; many are legal still. */
export const mutatedRules: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...LEGAL_RULES), fc.array(steps, { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) => changes.reduce(mutate, text))
