/** An example of RFC 5545 section 3.8.5.3 or 3.3.10, in America/New_York, with the results that the RFC prints. */
export interface RfcExample {
  /** Day of DTSTART; its time is 09:00. */
  readonly start: string
  readonly rule: string
  /** Read by `instantsOfLine`. */
  readonly printed: readonly string[]
  /** `HH:MM` on each printed day; default 09:00. */
  readonly times?: readonly string[]
  /** The RFC prints `...` behind the results: the rule goes on. */
  readonly goesOn?: true
  /** What the RFC has that the rule alone can't show. */
  readonly note?: string
}

const SEPTEMBER_2 = '1997-09-02'
const TUESDAYS_AND_THURSDAYS = ['1997 EDT Sep 2,4,9,11,16,18,23,25,30; Oct 2']
const JANUARIES = ['1998 EST Jan 1-31', '1999 EST Jan 1-31', '2000 EST Jan 1-31']
const EVERY_20_MINUTES = ['09', '10', '11', '12', '13', '14', '15', '16'].flatMap((hour) =>
  ['00', '20', '40'].map((minute) => `${hour}:${minute}`),
)

const daily: readonly RfcExample[] = [
  { start: SEPTEMBER_2, rule: 'FREQ=DAILY;COUNT=10', printed: ['1997 EDT Sep 2-11'] },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=DAILY;UNTIL=19971224T000000Z',
    printed: ['1997 EDT Sep 2-30; Oct 1-25', '1997 EST Oct 26-31; Nov 1-30; Dec 1-23'],
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=DAILY;INTERVAL=2',
    printed: [
      '1997 EDT Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30; Oct 2,4,6,8,10,12,14,16,18,20,22,24',
      '1997 EST Oct 26,28,30; Nov 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29; Dec 1,3',
    ],
    goesOn: true,
  },
  { start: SEPTEMBER_2, rule: 'FREQ=DAILY;INTERVAL=10;COUNT=5', printed: ['1997 EDT Sep 2,12,22; Oct 2,12'] },
  {
    start: '1998-01-01',
    rule: 'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
    printed: JANUARIES,
  },
  { start: '1998-01-01', rule: 'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', printed: JANUARIES },
]

const weekly: readonly RfcExample[] = [
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=WEEKLY;COUNT=10',
    printed: ['1997 EDT Sep 2,9,16,23,30; Oct 7,14,21', '1997 EST Oct 28; Nov 4'],
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    printed: ['1997 EDT Sep 2,9,16,23,30; Oct 7,14,21', '1997 EST Oct 28; Nov 4,11,18,25; Dec 2,9,16,23'],
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    printed: ['1997 EDT Sep 2,16,30; Oct 14', '1997 EST Oct 28; Nov 11,25; Dec 9,23', '1998 EST Jan 6,20; Feb 3,17'],
    goesOn: true,
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    printed: TUESDAYS_AND_THURSDAYS,
  },
  { start: SEPTEMBER_2, rule: 'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH', printed: TUESDAYS_AND_THURSDAYS },
  {
    start: '1997-09-01',
    rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    printed: [
      '1997 EDT Sep 1,3,5,15,17,19,29; Oct 1,3,13,15,17',
      '1997 EST Oct 27,29,31; Nov 10,12,14,24,26,28; Dec 8,10,12,22',
    ],
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    printed: ['1997 EDT Sep 2,4,16,18,30; Oct 2,14,16'],
  },
  {
    start: '1997-08-05',
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    printed: ['1997 EDT Aug 5,10,19,24'],
  },
  {
    start: '1997-08-05',
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    printed: ['1997 EDT Aug 5,17,19,31'],
  },
]

const monthlyByWeekday: readonly RfcExample[] = [
  {
    start: '1997-09-05',
    rule: 'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    printed: [
      '1997 EDT Sep 5; Oct 3',
      '1997 EST Nov 7; Dec 5',
      '1998 EST Jan 2; Feb 6; Mar 6; Apr 3',
      '1998 EDT May 1; Jun 5',
    ],
  },
  {
    start: '1997-09-05',
    rule: 'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    printed: ['1997 EDT Sep 5; Oct 3', '1997 EST Nov 7; Dec 5'],
  },
  {
    start: '1997-09-07',
    rule: 'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    printed: ['1997 EDT Sep 7,28', '1997 EST Nov 2,30', '1998 EST Jan 4,25; Mar 1,29', '1998 EDT May 3,31'],
  },
  {
    start: '1997-09-22',
    rule: 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    printed: ['1997 EDT Sep 22; Oct 20', '1997 EST Nov 17; Dec 22', '1998 EST Jan 19; Feb 16'],
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    printed: ['1997 EDT Sep 2,9,16,23,30', '1997 EST Nov 4,11,18,25', '1998 EST Jan 6,13,20,27; Mar 3,10,17,24,31'],
    goesOn: true,
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    printed: ['1998 EST Feb 13; Mar 13; Nov 13', '1999 EDT Aug 13', '2000 EDT Oct 13'],
    goesOn: true,
    note: 'The RFC takes DTSTART out by EXDATE; here it is no occurrence, since it does not match the rule.',
  },
  {
    start: '1997-09-13',
    rule: 'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    printed: [
      '1997 EDT Sep 13; Oct 11',
      '1997 EST Nov 8; Dec 13',
      '1998 EST Jan 10; Feb 7; Mar 7',
      '1998 EDT Apr 11; May 9; Jun 13',
    ],
    goesOn: true,
  },
  {
    start: '1997-09-04',
    rule: 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    printed: ['1997 EDT Sep 4; Oct 7', '1997 EST Nov 6'],
  },
  {
    start: '1997-09-29',
    rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    printed: ['1997 EDT Sep 29', '1997 EST Oct 30; Nov 27; Dec 30', '1998 EST Jan 29; Feb 26; Mar 30'],
    goesOn: true,
  },
]

const monthlyByDay: readonly RfcExample[] = [
  {
    start: '1997-09-28',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=-3',
    printed: ['1997 EDT Sep 28', '1997 EST Oct 29; Nov 28; Dec 29', '1998 EST Jan 29; Feb 26'],
    goesOn: true,
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    printed: ['1997 EDT Sep 2,15; Oct 2,15', '1997 EST Nov 2,15; Dec 2,15', '1998 EST Jan 2,15'],
  },
  {
    start: '1997-09-30',
    rule: 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    printed: ['1997 EDT Sep 30; Oct 1', '1997 EST Oct 31; Nov 1,30; Dec 1,31', '1998 EST Jan 1,31; Feb 1'],
  },
  {
    start: '1997-09-10',
    rule: 'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    printed: ['1997 EDT Sep 10-15', '1999 EST Mar 10-13'],
  },
  {
    start: '2007-01-15',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    printed: ['2007 EST Jan 15,30; Feb 15', '2007 EDT Mar 15,30'],
    note: '30 February is skipped and not counted.',
  },
]

const yearly: readonly RfcExample[] = [
  {
    start: '1997-06-10',
    rule: 'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    printed: ['1997', '1998', '1999', '2000', '2001'].map((year) => `${year} EDT Jun 10; Jul 10`),
  },
  {
    start: '1997-03-10',
    rule: 'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    printed: ['1997 EST Mar 10', ...['1999', '2001', '2003'].map((year) => `${year} EST Jan 10; Feb 10; Mar 10`)],
  },
  {
    start: '1997-01-01',
    rule: 'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    printed: [
      '1997 EST Jan 1',
      '1997 EDT Apr 10; Jul 19',
      '2000 EST Jan 1',
      '2000 EDT Apr 9; Jul 18',
      '2003 EST Jan 1',
      '2003 EDT Apr 10; Jul 19',
      '2006 EST Jan 1',
    ],
  },
  {
    start: '1997-05-19',
    rule: 'FREQ=YEARLY;BYDAY=20MO',
    printed: ['1997 EDT May 19', '1998 EDT May 18', '1999 EDT May 17'],
    goesOn: true,
  },
  {
    start: '1997-05-12',
    rule: 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    printed: ['1997 EDT May 12', '1998 EDT May 11', '1999 EDT May 17'],
    goesOn: true,
  },
  {
    start: '1997-03-13',
    rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    printed: ['1997 EST Mar 13,20,27', '1998 EST Mar 5,12,19,26', '1999 EST Mar 4,11,18,25'],
    goesOn: true,
  },
  {
    start: '1997-06-05',
    rule: 'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    printed: [
      '1997 EDT Jun 5,12,19,26; Jul 3,10,17,24,31; Aug 7,14,21,28',
      '1998 EDT Jun 4,11,18,25; Jul 2,9,16,23,30; Aug 6,13,20,27',
      '1999 EDT Jun 3,10,17,24; Jul 1,8,15,22,29; Aug 5,12,19,26',
    ],
    goesOn: true,
  },
  {
    start: '1996-11-05',
    rule: 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    printed: ['1996 EST Nov 5', '2000 EST Nov 7', '2004 EST Nov 2'],
    goesOn: true,
  },
]

const timesOfDay: readonly RfcExample[] = [
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z',
    printed: ['1997 EDT Sep 2'],
    times: ['09:00', '12:00', '15:00'],
    note: 'The RFC has UNTIL=19970902T170000Z and means 17:00 in New York; 17:00 UTC is 13:00 there.',
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
    printed: ['1997 EDT Sep 2'],
    times: ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15'],
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
    printed: ['1997 EDT Sep 2'],
    times: ['09:00', '10:30', '12:00', '13:30'],
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
    printed: ['1997 EDT Sep 2,3'],
    times: EVERY_20_MINUTES,
    goesOn: true,
  },
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
    printed: ['1997 EDT Sep 2,3'],
    times: EVERY_20_MINUTES,
    goesOn: true,
  },
]

/** Section 3.3.10 says these in words; the days are ours. */
const wordsOnly: readonly RfcExample[] = [
  {
    start: SEPTEMBER_2,
    rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    printed: ['1997 EDT Sep 30', '1997 EST Oct 31; Nov 28; Dec 31', '1998 EST Jan 30; Feb 27'],
    goesOn: true,
    note: 'The last work day of the month.',
  },
  {
    start: '1997-01-01',
    rule: 'FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30',
    printed: ['1997 EST Jan 5,12,19,26', '1999 EST Jan 3,10,17,24,31', '2001 EST Jan 7,14,21,28'],
    times: ['08:30', '09:30'],
    goesOn: true,
    note: 'Every Sunday in January at 8:30 and 9:30, every other year.',
  },
]

export const rfcExamples: readonly RfcExample[] = [
  ...daily,
  ...weekly,
  ...monthlyByWeekday,
  ...monthlyByDay,
  ...yearly,
  ...timesOfDay,
  ...wordsOnly,
]
