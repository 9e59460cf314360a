import * as v from 'valibot'

/** An instant in an answer: ISO 8601 with milliseconds and `Z`. */
export const instant = v.pipe(v.string(), v.metadata({ format: 'date-time' }))

/** Who did something. */
export const actor = v.object({
  id: v.string(),
  type: v.picklist(['employee', 'service-account', 'internal', 'customer']),
  name: v.optional(v.string()),
})

/** One page of a list. */
export const pageOf = <Row extends v.GenericSchema>(row: Row) =>
  v.object({
    result: v.array(row),
    totalElements: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.description('How many rows match in all pages, counted up to 10,000 beyond those before this page.'),
    ),
  })

/** Members that are the caller's own or depend on the case. */
export const jsonObject = v.record(v.string(), v.any())

/** A list that needs no pages. */
export const listOf = <Row extends v.GenericSchema>(row: Row) => v.array(row)

/** Answers of the engine in the form of the API. */
export type SchemaOf<Answer> = v.GenericSchema<unknown, Answer>
