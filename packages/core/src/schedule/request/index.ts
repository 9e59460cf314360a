export { scheduleRequestSchema } from './schedule-request-schema.ts'
export { type ScheduleFacts, scheduleAccountIds, validateScheduleRequest } from './validate-schedule-request.ts'
