export { parseRecurrenceRule } from './parse-recurrence-rule.ts'
export { NUMBER_LISTS } from './part-table.ts'
export {
  FREQUENCIES,
  type Frequency,
  type RecurrenceRule,
  type Until,
  WEEKDAYS,
  type WeekdayValue,
} from './recurrence-rule.ts'
