import * as v from 'valibot'
import { freeText, identifier, members } from '../../input/index.ts'
import { CALENDARS, type CalendarId } from '../../time/index.ts'
import { CONVENTIONS } from '../expand/index.ts'

/** The longest name (seed 004). */
const MAXIMUM_NAME_CHARACTERS = 60

const calendarIds = Object.keys(CALENDARS) as [CalendarId, ...CalendarId[]]

/** As seed 004 prints it. */
const START_PATTERN =
  '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[01])T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]{1,6})?$'

/** What a schedule's specification has beside the members of a transaction request. */
const scheduleSpecEntries = {
  debitBalancePercent: v.optional(v.string()),
  initiatorAccountHolderId: v.optional(identifier()),
}

/**
 * The body of `POST /v2/scheduled-transactions` (seed 004) around its specification, which the rules of transactions check. `calendar` and
 * `convention` are ours.
 */
export const scheduleRequestSchema = members({
  transactionSpec: v.looseObject(scheduleSpecEntries),
  startDateTime: v.pipe(v.string(), v.metadata({ pattern: START_PATTERN })),
  timeZone: v.optional(v.string()),
  calendarType: v.optional(v.picklist(['BANKING', 'DEFAULT'])),
  calendar: v.optional(v.picklist(calendarIds)),
  convention: v.optional(v.picklist(CONVENTIONS)),
  recurrenceRule: v.optional(v.string()),
  name: v.optional(freeText(MAXIMUM_NAME_CHARACTERS)),
})

export type ScheduleRequestBody = v.InferOutput<typeof scheduleRequestSchema>
