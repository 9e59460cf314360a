export { nextReminderAt, type ReminderFacts } from './next-reminder-at.ts'
export { type ReminderPolicy, reminderPolicies } from './reminder-policy.ts'
