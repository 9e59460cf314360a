import * as v from 'valibot'
import { freeText, listOf, members, noCardNumber, rule, wholeNumber } from '../../input/index.ts'
import { parameterTable } from '../parameter-table.ts'
import { parameterEntries, workflowLimits } from '../request-schema.ts'
import { hasUserInputs, userInputSchemas } from '../step-inputs-schema.ts'
import { stepSchema } from '../step-schema.ts'
import type { StepName } from '../step-table.ts'
import type { TemplateStep } from './template.ts'

const MAXIMUM_DISPLAY_NAME = 100
const MAXIMUM_DESCRIPTION = 500
const MAXIMUM_EXPIRY_DAYS = 365
const templateName = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

const requestOnly = (name: string): v.GenericSchema =>
  v.optional(
    v.pipe(
      v.unknown(),
      rule<unknown>(
        { code: 'template_member', expected: `no ${name} in a template`, fix: `Give ${name} in each request` },
        () => false,
      ),
      v.metadata({ not: {} }),
    ),
  )

/** What only a request sets is refused by a rule of its own, which says more than that it is unknown. */
const preDefinedSchema = (step: StepName) => {
  const own = parameterTable.filter((row) => row.step === step)
  return members(
    Object.fromEntries(
      own.map(({ name, setBy }): [string, v.GenericSchema] => [
        name,
        setBy === 'either' ? parameterEntries[name] : requestOnly(name),
      ]),
    ),
  )
}

const step: v.GenericSchema<unknown, TemplateStep> = stepSchema((name) => {
  const preDefined = v.optional(preDefinedSchema(name))
  return {
    input: hasUserInputs(name)
      ? members({ user: userInputSchemas[name], preDefined })
      : v.optional(members({ preDefined })),
  }
})

/** What can be changed later: all but the name. */
const templateContentEntries = {
  displayName: freeText(MAXIMUM_DISPLAY_NAME),
  description: v.optional(freeText(MAXIMUM_DESCRIPTION)),
  customerMemo: v.optional(freeText(workflowLimits.maximumCustomerMemo)),
  defaultExpiryDays: v.optional(wholeNumber(1, MAXIMUM_EXPIRY_DAYS)),
  definition: members({ steps: listOf(step, 0, workflowLimits.maximumSteps) }),
}

/** The body of `POST /v2/linx/templates`. */
export const templateSchema = members({
  name: v.optional(
    v.pipe(
      v.string(),
      noCardNumber,
      rule<string>(
        {
          code: 'id_format',
          expected: '1 to 64 lower-case letters, digits and inner dashes',
          fix: 'Write the name like send-a-refund, or leave it out',
        },
        (name) => templateName.test(name),
      ),
    ),
  ),
  ...templateContentEntries,
})

const contentSchema = v.partial(members(templateContentEntries))

/** A change of a template: any of its members but the name. */
export const templateChangeSchema = v.pipe(
  contentSchema,
  rule<v.InferOutput<typeof contentSchema>>(
    { code: 'input_required', expected: 'at least one member to change', fix: 'Give what is to change' },
    (change) => Object.keys(change).length > 0,
  ),
)
