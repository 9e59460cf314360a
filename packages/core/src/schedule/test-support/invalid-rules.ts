import type { IssueCode } from '../../issue/index.ts'

/** Texts that are refused for one reason, in one place, and whose refusal names one thing. */
export interface InvalidRules {
  readonly code: IssueCode
  /** The path behind `recurrenceRule`. */
  readonly at: string
  /** Stands in the message. */
  readonly names: string
  readonly texts: readonly string[]
}

const after = (start: string, ...ends: readonly string[]): readonly string[] => ends.map((end) => start + end)

const wholeTexts: readonly InvalidRules[] = [
  { code: 'rule_empty', at: '', names: 'a recurrence rule', texts: [''] },
  {
    code: 'rule_length',
    at: '',
    names: 'at most 1024 characters',
    texts: [
      `FREQ=DAILY;COUNT=${'0'.repeat(1008)}`,
      `FREQ=DAILY;BYMONTH=${'1,'.repeat(600)}1`,
      'FREQ=DAILY;'.repeat(1_000),
      '\u{1F4B8}'.repeat(100_000),
    ],
  },
  {
    code: 'rule_characters',
    at: '',
    names: 'visible ASCII characters',
    texts: [
      ' FREQ=DAILY',
      'FREQ=DAILY ',
      'FREQ = DAILY',
      'FREQ=WEEKLY;BYDAY=MO, TU',
      'FREQ=DAILY;\tCOUNT=3',
      'FREQ=DAILY\n',
      'FREQ=DAILY\r\nRRULE:FREQ=SECONDLY',
      'FREQ=DAILY\nEXDATE:20260101T090000',
      'FREQ=MONTHLY;BYMONTHDAY=\u20101',
      'FREQ=MONTHLY;BYMONTHDAY=\u22121',
      'FREQ=DAILY\uFF1BCOUNT=3',
      'FREQ=DAILY;COUNT=\u0663',
      'FREQ=DA\u0131LY',
      'FREQ=DA\u0130LY',
      'FREQ=DAILY\u00A0',
      'FREQ=DAILY\u200B',
      '\uFEFFFREQ=DAILY',
      '\u202EFREQ=DAILY',
      'FREQ=DAILY\u0000',
      'FREQ=DAILY\uD800',
      'every month on the 15th',
    ],
  },
  {
    code: 'rule_prefix',
    at: '',
    names: 'without a property name',
    texts: [
      'RRULE:FREQ=DAILY',
      'rrule:FREQ=DAILY',
      'RRULE;X-NOTE=1:FREQ=DAILY',
      'EXRULE:FREQ=DAILY',
      'DTSTART:19970902T090000',
      'DTSTART;TZID=America/New_York:19970902T090000',
      'RDATE:19970902T090000',
      'EXDATE:19970902T090000',
    ],
  },
]

const partForms: readonly InvalidRules[] = [
  {
    code: 'rule_part_form',
    at: '[0]',
    names: 'NAME=value',
    texts: ['FREQ', 'FREQ=', '=DAILY', 'DAILY', ';FREQ=DAILY', '{"freq":"DAILY"}', '0 9 * * 1'.replaceAll(' ', '_')],
  },
  {
    code: 'rule_part_form',
    at: '[1]',
    names: 'NAME=value',
    texts: after(
      'FREQ=DAILY;',
      '',
      ';COUNT=3',
      'COUNT',
      'COUNT=',
      '=3',
      'COUNT:3',
      '3=COUNT',
      'BY_DAY=MO',
      '"COUNT"=3',
    ),
  },
  { code: 'rule_part_form', at: '[2]', names: 'TU', texts: ['FREQ=WEEKLY;BYDAY=MO;TU'] },
  ...[
    ['BYWEEKDAY', 'Write BYDAY'],
    ['BYWEEK', 'Write BYWEEKNO'],
    ['BYEASTER', 'Easter'],
    ['DTSTART', 'startDateTime'],
    ['EXDATE', 'suspending'],
    ['RDATE', 'a schedule of its own'],
    ['RSCALE', 'Gregorian'],
    ['SKIP', 'BYMONTHDAY=-1'],
    ['TZID', 'timeZone'],
    ['FREQUENCY', 'FREQ, INTERVAL'],
    ['BYYEAR', 'BYMONTH'],
    ['BYMONTHS', 'BYMONTH'],
    ['BYMILLISECOND', 'BYSECOND'],
    ['TIMES', 'COUNT'],
    ['X-PAYMENT', 'FREQ'],
  ].map(
    ([name = '', names = '']): InvalidRules => ({
      code: 'rule_part_unknown',
      at: '[1]',
      names,
      texts: [`FREQ=DAILY;${name}=1`],
    }),
  ),
  ...[
    'FREQ=YEARLY',
    'INTERVAL=2',
    'COUNT=3',
    'UNTIL=20301224T090000',
    'WKST=SU',
    'BYDAY=MO',
    'BYMONTH=1',
    'BYWEEKNO=20',
    'BYYEARDAY=100',
    'BYMONTHDAY=15',
    'BYHOUR=9',
    'BYMINUTE=30',
    'BYSECOND=0',
  ].map(
    (part): InvalidRules => ({
      code: 'rule_part_repeated',
      at: part.startsWith('FREQ') ? '[1]' : '[2]',
      names: `${part.slice(0, part.indexOf('='))} once`,
      texts: [part.startsWith('FREQ') ? `${part};${part}` : `FREQ=YEARLY;${part};${part}`],
    }),
  ),
  {
    code: 'rule_part_repeated',
    at: '[3]',
    names: 'BYSETPOS once',
    texts: ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;BYSETPOS=-1'],
  },
  {
    code: 'rule_frequency_required',
    at: '',
    names: 'the part FREQ',
    texts: ['COUNT=3', 'INTERVAL=2', 'BYDAY=MO', 'UNTIL=20301224T090000', 'BYMONTH=1;BYMONTHDAY=15'],
  },
]

const numbers = ['-1', '+1', '1.5', '1e3', '0x2', 'TWO', '1,2', 'NAN', 'INFINITY', 'NULL']

const singleValues: readonly InvalidRules[] = [
  {
    code: 'rule_value_form',
    at: '[0]',
    names: 'YEARLY, MONTHLY, WEEKLY',
    texts: after(
      'FREQ=',
      ...['FORTNIGHTLY', 'QUARTERLY', 'DAY', 'DAYLY', 'DAILY,WEEKLY', 'DAILY,COUNT=3', 'DAILY&COUNT=3', 'DAILY=DAILY'],
      ...['WEEKDAYS', '1', '-1', 'constructor', '__proto__'],
    ),
  },
  { code: 'rule_value_form', at: '[1]', names: 'INTERVAL', texts: after('FREQ=DAILY;INTERVAL=', ...numbers) },
  { code: 'rule_value_range', at: '[1]', names: 'INTERVAL of 1', texts: after('FREQ=DAILY;INTERVAL=', '0', '000') },
  { code: 'rule_value_form', at: '[1]', names: 'COUNT', texts: after('FREQ=DAILY;COUNT=', ...numbers) },
  { code: 'rule_value_range', at: '[1]', names: 'COUNT of 1', texts: after('FREQ=DAILY;COUNT=', '0', '000') },
  {
    code: 'rule_until_date_only',
    at: '[1]',
    names: 'UNTIL=20301224T235959',
    texts: ['FREQ=DAILY;UNTIL=20301224'],
  },
  {
    code: 'rule_value_form',
    at: '[1]',
    names: 'UNTIL as YYYYMMDDTHHMMSS',
    texts: after(
      'FREQ=DAILY;UNTIL=',
      ...['2030-12-24T00:00:00', '20301224T0000', '20301224T000000+0000', '20301224T000000ZZ', '20301224000000'],
      ...['20301224T000000.000Z', '-20301224T000000', '20301224T', 'T000000', '1', '9999999999', 'FOREVER'],
      '20301224T000000,20301225T000000',
    ),
  },
  {
    code: 'rule_value_range',
    at: '[1]',
    names: 'UNTIL as a day and time that exist',
    texts: after(
      'FREQ=DAILY;UNTIL=',
      ...['20300230T090000', '20301301T090000', '20300001T090000', '20300100T090000', '20300431T090000'],
      ...['20301224T240000', '20301224T006000', '20301224T000060', '20300229T000000Z', '21000229T000000'],
    ),
  },
  {
    code: 'rule_value_form',
    at: '[1]',
    names: 'WKST as one of SU, MO',
    texts: after('FREQ=WEEKLY;WKST=', 'XX', 'MON', 'MONDAY', '1', 'MO,TU', '1MO'),
  },
]

const weekdayLists: readonly InvalidRules[] = [
  {
    code: 'rule_value_form',
    at: '[1][0]',
    names: 'BYDAY',
    texts: after(
      'FREQ=MONTHLY;BYDAY=',
      ...['MON', 'M', 'XX', '1', 'MOTU', 'MO1', '100MO', '--1MO', '+-1MO', '1.5MO', '1MO2', ',MO', 'MO/TU', 'MO-FR'],
    ),
  },
  {
    code: 'rule_value_form',
    at: '[1][1]',
    names: 'BYDAY',
    texts: ['FREQ=WEEKLY;BYDAY=MO,', 'FREQ=WEEKLY;BYDAY=MO,XX'],
  },
  {
    code: 'rule_value_range',
    at: '[1][0]',
    names: 'a BYDAY number from 1 to 53',
    texts: after('FREQ=MONTHLY;BYDAY=', '0MO', '+0MO', '-0MO', '00MO', '54MO', '-54MO', '99SU'),
  },
]

const listForm = (rule: string, name: string, ...values: readonly string[]): InvalidRules => ({
  code: 'rule_value_form',
  at: '[1][0]',
  names: `${name} as a number`,
  texts: after(`${rule};${name}=`, ...values),
})

const listRange = (rule: string, name: string, ...values: readonly string[]): InvalidRules => ({
  code: 'rule_value_range',
  at: '[1][0]',
  names: `${name} from `,
  texts: after(`${rule};${name}=`, ...values),
})

const setPositions = (...values: readonly string[]): readonly string[] =>
  after('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=', ...values)

const numberLists: readonly InvalidRules[] = [
  listForm('FREQ=DAILY', 'BYSECOND', '-1', '+1', '100', 'X', ',1', '0.5'),
  listRange('FREQ=DAILY', 'BYSECOND', '60', '61', '99'),
  listForm('FREQ=DAILY', 'BYMINUTE', '-1', '+1', '060', 'HALF'),
  listRange('FREQ=DAILY', 'BYMINUTE', '60', '90'),
  listForm('FREQ=DAILY', 'BYHOUR', '-1', '9AM', '9:00', '009', '9-17'),
  listRange('FREQ=DAILY', 'BYHOUR', '24', '25'),
  listForm('FREQ=MONTHLY', 'BYMONTHDAY', 'L', '15TH', '1.5', '--1', '+-1', '-', '001'),
  listRange('FREQ=MONTHLY', 'BYMONTHDAY', '0', '+0', '-0', '32', '-32', '99'),
  listForm('FREQ=YEARLY', 'BYYEARDAY', 'X', '1000', '-0001'),
  listRange('FREQ=YEARLY', 'BYYEARDAY', '0', '367', '-367'),
  listForm('FREQ=YEARLY', 'BYWEEKNO', 'W20', '020', '1E1'),
  listRange('FREQ=YEARLY', 'BYWEEKNO', '0', '54', '-54'),
  listForm('FREQ=YEARLY', 'BYMONTH', 'JAN', '-1', '+1', '5L', '012'),
  listRange('FREQ=YEARLY', 'BYMONTH', '0', '13', '99'),
  { code: 'rule_value_range', at: '[2][0]', names: 'BYSETPOS', texts: setPositions('0', '367', '-367') },
  { code: 'rule_value_form', at: '[2][0]', names: 'BYSETPOS', texts: setPositions('LAST', '1000', '--1') },
  {
    code: 'rule_value_form',
    at: '[1][1]',
    names: 'BYMONTH',
    texts: ['FREQ=DAILY;BYMONTH=1,', 'FREQ=DAILY;BYMONTH=1,,2'],
  },
  { code: 'rule_value_range', at: '[1][2]', names: 'BYMONTH', texts: ['FREQ=DAILY;BYMONTH=1,2,13'] },
]

const forbidden = (part: string, ...frequencies: readonly string[]): readonly InvalidRules[] =>
  frequencies.map((frequency) => ({
    code: 'rule_part_not_allowed',
    at: '[1]',
    names: `no ${part.slice(0, part.indexOf('='))} in a ${frequency} rule`,
    texts: [`FREQ=${frequency};${part}`],
  }))

const combinations: readonly InvalidRules[] = [
  ...forbidden('BYMONTHDAY=15', 'WEEKLY'),
  ...forbidden('BYYEARDAY=100', 'MONTHLY', 'WEEKLY', 'DAILY'),
  ...forbidden('BYWEEKNO=20', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'),
  ...['WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'].map(
    (frequency): InvalidRules => ({
      code: 'rule_ordinal_not_allowed',
      at: '[1]',
      names: `FREQ=${frequency}`,
      texts: [`FREQ=${frequency};BYDAY=1MO`, `FREQ=${frequency};BYDAY=MO,-1FR`],
    }),
  ),
  {
    code: 'rule_ordinal_not_allowed',
    at: '[2]',
    names: 'BYWEEKNO',
    texts: ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO'],
  },
  {
    code: 'rule_set_position_alone',
    at: '[1]',
    names: 'BYSETPOS beside another BY part',
    texts: ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'].map(
      (frequency) => `FREQ=${frequency};BYSETPOS=-1`,
    ),
  },
  {
    code: 'rule_count_with_until',
    at: '[2]',
    names: 'COUNT or UNTIL',
    texts: ['FREQ=DAILY;COUNT=3;UNTIL=20301224T090000', 'FREQ=DAILY;COUNT=3;UNTIL=20301224T090000Z'],
  },
  {
    code: 'rule_count_with_until',
    at: '[1]',
    names: 'COUNT or UNTIL',
    texts: ['FREQ=DAILY;UNTIL=20301224T090000;COUNT=3'],
  },
]

export const invalidRules: readonly InvalidRules[] = [
  ...wholeTexts,
  ...partForms,
  ...singleValues,
  ...weekdayLists,
  ...numberLists,
  ...combinations,
]
