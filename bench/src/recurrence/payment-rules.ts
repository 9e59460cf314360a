/** Twelve rules that payments are made by. */
export const paymentRules = [
  { name: 'daily', rule: 'FREQ=DAILY' },
  { name: 'weekdays', rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
  { name: 'weekly', rule: 'FREQ=WEEKLY;BYDAY=MO' },
  { name: 'fortnightly', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' },
  { name: '1st and 15th', rule: 'FREQ=MONTHLY;BYMONTHDAY=1,15' },
  { name: 'monthly, 15th', rule: 'FREQ=MONTHLY;BYMONTHDAY=15' },
  { name: 'month end', rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' },
  { name: '31st', rule: 'FREQ=MONTHLY;BYMONTHDAY=31' },
  { name: 'last weekday', rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1' },
  { name: 'first Monday', rule: 'FREQ=MONTHLY;BYDAY=1MO' },
  { name: 'quarterly', rule: 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1' },
  { name: 'yearly', rule: 'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15' },
] as const

export const ZONE = 'America/Toronto'
