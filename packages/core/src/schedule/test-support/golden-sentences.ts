import type { ScheduleTiming } from '../timing.ts'

/** A schedule that starts on 31 January 2026 at 09:00 in New York, where nothing else is said, and its words. */
export interface GoldenSentence extends Partial<ScheduleTiming> {
  readonly sentence: string
}

export const goldenSentences: readonly GoldenSentence[] = [
  { sentence: 'once on 31 January 2026, at 09:00 New York time' },
  { startDateTime: '2023-12-01T10:15:30.250', sentence: 'once on 1 December 2023, at 10:15:30.250 New York time' },
  {
    startDateTime: '2026-07-03T09:00:00',
    calendarType: 'BANKING',
    sentence: 'once on 3 July 2026, at 09:00 New York time, moved to the next banking day when US banks are closed',
  },
  { recurrenceRule: 'FREQ=YEARLY', sentence: 'every year on 31 January, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=YEARLY;INTERVAL=2',
    sentence: 'every 2 years on 31 January, at 09:00 New York time, counted from 31 January 2026',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24',
    sentence: 'every year on 24 December, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,26,31',
    sentence: 'every year on 24, 26 and 31 December, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
    sentence: 'every year in February on the last day, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15',
    sentence: 'every year in January, April, July and October on the 15th, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=6,7,8;BYDAY=TH',
    sentence: 'every year in June to August on Thursday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    sentence: 'every year in November on the fourth Thursday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=3,11;BYDAY=2SU,-1FR',
    sentence: 'every year in March and November on the second Sunday and the last Friday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYDAY=20MO',
    sentence: 'every year on the 20th Monday of the year, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYDAY=-1FR',
    sentence: 'every year on the last Friday of the year, at 09:00 New York time',
  },
  { recurrenceRule: 'FREQ=YEARLY;BYDAY=MO', sentence: 'every year on Monday, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    sentence: 'every year in week 20 on Monday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYWEEKNO=1,2,53,-1;BYDAY=MO,TU,WE,TH,FR',
    sentence: 'every year in week 1, week 2, week 53 and the last week on weekdays, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYWEEKNO=20;WKST=SU',
    sentence: 'every year in week 20 on Saturday, at 09:00 New York time, with weeks from Sunday',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYYEARDAY=1,100,200',
    sentence: 'every year on day 1, day 100 and day 200 of the year, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYYEARDAY=-1,-2',
    sentence: 'every year on the second to last day and the last day of the year, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYYEARDAY=100;BYDAY=SA',
    sentence: 'every year on day 100 of the year when that is Saturday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12',
    sentence: 'every year in every month on the 13th when that is Friday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    sentence:
      'every 4 years in November on the 2nd to the 8th when that is Tuesday, at 09:00 New York time, counted from 31 January 2026',
  },
  {
    recurrenceRule: 'FREQ=YEARLY;BYMONTH=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    sentence: 'every year in January on weekdays, at 09:00 New York time, only the last of these in each year',
  },
  { recurrenceRule: 'FREQ=MONTHLY', sentence: 'every month on the 31st, at 09:00 New York time' },
  { recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=15', sentence: 'every month on the 15th, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=1,15',
    sentence: 'every month on the 1st and the 15th, at 09:00 New York time',
  },
  { recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=-1', sentence: 'every month on the last day, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=1,-1',
    sentence: 'every month on the 1st and the last day, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=-3,-2',
    sentence: 'every month on the third to last day and the second to last day, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=10,11,12,13;INTERVAL=3;COUNT=8',
    sentence: 'every 3 months on the 10th to the 13th, at 09:00 New York time, counted from 31 January 2026, 8 times',
  },
  { recurrenceRule: 'FREQ=MONTHLY;BYDAY=1MO', sentence: 'every month on the first Monday, at 09:00 New York time' },
  { recurrenceRule: 'FREQ=MONTHLY;BYDAY=-1FR', sentence: 'every month on the last Friday, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=1SU,-1SU',
    sentence: 'every month on the first Sunday and the last Sunday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=-2MO;COUNT=6',
    sentence: 'every month on the second to last Monday, at 09:00 New York time, 6 times',
  },
  { recurrenceRule: 'FREQ=MONTHLY;BYDAY=TU', sentence: 'every month on Tuesday, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    sentence: 'every month on the 13th when that is Friday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    sentence: 'every month on the 7th to the 13th when that is Saturday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    sentence: 'every month on the second to last weekday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1',
    sentence: 'every month on the first and last weekday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1',
    sentence: 'every month on the first weekend day, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3',
    sentence: 'every month on the third Tuesday, Wednesday or Thursday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTH=3,6;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    sentence: 'every month in March and June on the last weekday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=MO,FR;BYHOUR=9,17;BYSETPOS=1,-1',
    sentence:
      'every month on Monday and Friday, at 09:00 and 17:00 New York time, only the first and last of these in each month',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTHDAY=1',
    sentence: 'every month on the 1st when that is any day of the week, at 09:00 New York time',
  },
  { recurrenceRule: 'FREQ=WEEKLY', sentence: 'every week on Saturday, at 09:00 New York time' },
  { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO', sentence: 'every week on Monday, at 09:00 New York time' },
  { recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', sentence: 'every week on weekdays, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=SU,MO,SA',
    sentence: 'every week on Monday, Saturday and Sunday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
    sentence: 'every 2 weeks on Friday, at 09:00 New York time, counted from 31 January 2026',
  },
  {
    recurrenceRule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
    sentence:
      'every 2 weeks on Tuesday and Sunday, at 09:00 New York time, with weeks from Sunday, counted from 31 January 2026',
  },
  {
    recurrenceRule: 'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    sentence: 'every week on Saturday, at 09:00 New York time, until 24 December 1997 at 00:00 UTC',
  },
  {
    recurrenceRule: 'FREQ=WEEKLY;BYMONTH=1;BYDAY=MO',
    sentence: 'every week in January on Monday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1;WKST=SA',
    sentence:
      'every week on Monday and Wednesday, at 09:00 New York time, only the first of these in each week, with weeks from Saturday',
  },
  { recurrenceRule: 'FREQ=DAILY', sentence: 'every day, at 09:00 New York time' },
  { recurrenceRule: 'FREQ=DAILY;COUNT=1', sentence: 'every day, at 09:00 New York time, once' },
  { recurrenceRule: 'FREQ=DAILY;COUNT=10', sentence: 'every day, at 09:00 New York time, 10 times' },
  {
    recurrenceRule: 'FREQ=DAILY;UNTIL=20261224T090000',
    sentence: 'every day, at 09:00 New York time, until 24 December 2026 at 09:00',
  },
  {
    recurrenceRule: 'FREQ=DAILY;INTERVAL=10;COUNT=5',
    sentence: 'every 10 days, at 09:00 New York time, counted from 31 January 2026, 5 times',
  },
  { recurrenceRule: 'FREQ=DAILY;BYMONTH=1', sentence: 'every day in January, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
    sentence: 'every weekday, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=DAILY;BYMONTH=1;BYMONTHDAY=13;BYDAY=FR',
    sentence: 'every day in January, only on the 13th when that is Friday, at 09:00 New York time',
  },
  { recurrenceRule: 'FREQ=DAILY;BYHOUR=9,17', sentence: 'every day, at 09:00 and 17:00 New York time' },
  {
    recurrenceRule: 'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30',
    sentence: 'every day, at 09:00, 09:30, 17:00 and 17:30 New York time',
  },
  {
    recurrenceRule: 'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
    sentence: 'every day, at minutes 0, 20 and 40 of hours 9 to 16 New York time',
  },
  { recurrenceRule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=5', sentence: 'every day, at 09:00:05 New York time' },
  {
    recurrenceRule: 'FREQ=DAILY;BYSECOND=0,1,2,3,4,5,6,7,8,9,10,11,12,13',
    sentence: 'every day, at seconds 0 to 13 of minute 0 of hour 9 New York time',
  },
  { recurrenceRule: 'FREQ=HOURLY', sentence: 'every hour, at minute 0 New York time' },
  {
    recurrenceRule: 'FREQ=HOURLY;INTERVAL=3;UNTIL=20260902T170000Z',
    sentence:
      'every 3 hours, at minute 0 New York time, counted from 31 January 2026 at 09:00, until 2 September 2026 at 17:00 UTC',
  },
  {
    recurrenceRule: 'FREQ=HOURLY;BYHOUR=9,10,11,12;BYMINUTE=0,30',
    sentence: 'every hour, at 09:00, 09:30, 10:00, 10:30, 11:00, 11:30, 12:00 and 12:30 New York time',
  },
  {
    recurrenceRule: 'FREQ=HOURLY;BYDAY=MO;BYSETPOS=1;BYMINUTE=0,30',
    sentence: 'every hour, only on Monday, at minutes 0 and 30 New York time, only the first of these in each hour',
  },
  {
    recurrenceRule: 'FREQ=MINUTELY;INTERVAL=15',
    sentence: 'every 15 minutes, New York time, counted from 31 January 2026 at 09:00',
  },
  {
    recurrenceRule: 'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
    sentence: 'every 90 minutes, New York time, counted from 31 January 2026 at 09:00, 4 times',
  },
  {
    recurrenceRule: 'FREQ=MINUTELY;BYHOUR=9;BYMINUTE=0,20,40',
    sentence: 'every minute, at 09:00, 09:20 and 09:40 New York time',
  },
  { recurrenceRule: 'FREQ=MINUTELY;BYHOUR=9,10', sentence: 'every minute, in hours 9 and 10 New York time' },
  { recurrenceRule: 'FREQ=SECONDLY', sentence: 'every second, New York time' },
  {
    recurrenceRule: 'FREQ=SECONDLY;INTERVAL=30;BYHOUR=9;BYMINUTE=15',
    sentence: 'every 30 seconds, in minute 15 of hour 9 New York time, counted from 31 January 2026 at 09:00',
  },
  { recurrenceRule: 'FREQ=SECONDLY;BYSECOND=1,2,3', sentence: 'every second, at seconds 1 to 3 New York time' },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
    calendarType: 'BANKING',
    convention: 'preceding',
    sentence: 'every month on the last banking day, at 09:00 New York time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
    calendarType: 'BANKING',
    calendar: 'CA-PAYMENTS',
    convention: 'modified-following',
    timeZone: 'America/Toronto',
    sentence: 'every month on the last Canadian banking day, at 09:00 Toronto time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=1',
    calendarType: 'BANKING',
    timeZone: 'US/Eastern',
    sentence: 'every month on the first banking day, at 09:00 US Eastern time',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
    calendarType: 'BANKING',
    sentence:
      'every month on the last day, at 09:00 New York time, moved to the next banking day when US banks are closed',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=15',
    calendarType: 'BANKING',
    sentence: 'every month on the 15th, at 09:00 New York time, moved to the next banking day when US banks are closed',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=15',
    calendarType: 'BANKING',
    convention: 'preceding',
    sentence:
      'every month on the 15th, at 09:00 New York time, moved to the banking day before when US banks are closed',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=15',
    calendarType: 'BANKING',
    convention: 'modified-following',
    sentence:
      'every month on the 15th, at 09:00 New York time, moved to the next banking day, or back where that leaves the month, when US banks are closed',
  },
  {
    recurrenceRule: 'FREQ=MONTHLY;BYMONTHDAY=15',
    calendarType: 'BANKING',
    convention: 'modified-preceding',
    calendar: 'CA-PAYMENTS',
    sentence:
      'every month on the 15th, at 09:00 New York time, moved to the banking day before, or forward where that leaves the month, when Canadian banks are closed',
  },
  {
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=FR',
    calendarType: 'BANKING',
    sentence: 'every week on Friday, at 09:00 New York time, moved to the next banking day when US banks are closed',
  },
  { recurrenceRule: 'FREQ=DAILY', calendarType: 'BANKING', sentence: 'every banking day, at 09:00 New York time' },
  {
    recurrenceRule: 'FREQ=DAILY;COUNT=5',
    calendarType: 'BANKING',
    sentence: 'every day, at 09:00 New York time, 5 times, moved to the next banking day when US banks are closed',
  },
  {
    recurrenceRule: 'FREQ=DAILY',
    calendarType: 'BANKING',
    calendar: 'CA-PAYMENTS',
    sentence: 'every Canadian banking day, at 09:00 New York time',
  },
  { recurrenceRule: 'FREQ=DAILY', timeZone: 'UTC', sentence: 'every day, at 09:00 UTC' },
  { recurrenceRule: 'FREQ=DAILY', timeZone: '-05:00', sentence: 'every day, at 09:00 UTC-05:00' },
  { recurrenceRule: 'FREQ=DAILY', timeZone: 'UTC+5:30', sentence: 'every day, at 09:00 UTC+05:30' },
  { recurrenceRule: 'FREQ=DAILY', timeZone: 'Etc/GMT+5', sentence: 'every day, at 09:00 Etc/GMT+5 time' },
  {
    recurrenceRule: 'FREQ=DAILY',
    timeZone: 'America/Argentina/Buenos_Aires',
    sentence: 'every day, at 09:00 Buenos Aires time',
  },
  { recurrenceRule: 'FREQ=DAILY', timeZone: 'Canada/Pacific', sentence: 'every day, at 09:00 Canadian Pacific time' },
  { recurrenceRule: 'FREQ=DAILY', timeZone: 'America/St_Johns', sentence: "every day, at 09:00 St. John's time" },
]
