import { CALENDARS, type CalendarId, type Occurrence, scheduleLifeCycle } from '@linx/core'
import type { OccurrenceView, ScheduleView } from '@linx/engine'
import * as v from 'valibot'
import { actor, instant, jsonObject, type SchemaOf } from '../answer/fields.ts'

const calendarIds = Object.keys(CALENDARS) as [CalendarId, ...CalendarId[]]

export const schedule = v.object({
  id: v.string(),
  status: v.picklist(scheduleLifeCycle.states),
  name: v.optional(v.string()),
  startDateTime: v.string(),
  timeZone: v.string(),
  recurrenceRule: v.optional(v.string()),
  calendarType: v.picklist(['BANKING', 'DEFAULT']),
  calendar: v.optional(v.picklist(calendarIds)),
  convention: v.optional(v.picklist(['following', 'preceding', 'modified-following', 'modified-preceding'])),
  transactionSpec: jsonObject,
  createdAt: instant,
  createdBy: v.omit(actor, ['name']),
  updatedAt: instant,
  nextOccurrenceAt: v.optional(v.pipe(instant, v.description('Absent when none is left.'))),
  nextOccurrenceLocal: v.optional(v.pipe(v.string(), v.description('The same in the zone of the schedule.'))),
}) satisfies SchemaOf<ScheduleView>

export const occurrenceEvent = v.object({
  nominal: v.pipe(v.string(), v.description('The local date-time that the rule gives, before any shift.')),
  local: v.string(),
  dueAt: instant,
  dueAtLocal: v.string(),
  handledAt: instant,
  mergedCount: v.pipe(v.number(), v.integer(), v.minValue(1)),
  outcome: v.picklist(['CREATED', 'SKIPPED', 'FAILED']),
  reason: v.optional(v.picklist(['suspended', 'missed', 'zero-balance', 'unknown-balance', 'refused'])),
  message: v.optional(v.string()),
  transactionId: v.optional(v.string()),
}) satisfies SchemaOf<OccurrenceView>

export const plannedOccurrence = v.object({
  at: instant,
  local: v.string(),
  nominal: v.string(),
  mergedCount: v.pipe(v.number(), v.integer(), v.minValue(1)),
}) satisfies SchemaOf<Occurrence>
