import * as v from 'valibot'
import { listOf, members, rule } from '../input/index.ts'
import type { StepName } from './step-table.ts'

const MAXIMUM_DOCUMENTS = 20
const MAXIMUM_ID = 64

const choices = <const Values extends readonly [string, ...string[]]>(values: Values, maximum: number) =>
  v.pipe(
    listOf(v.picklist(values), 1, maximum),
    rule<Values[number][]>(
      { code: 'input_value', expected: 'each value at most once', fix: 'Remove the repeated value' },
      (list) => new Set(list).size === list.length,
    ),
  )

const profileItems = members({
  personalInfo: v.optional(choices(['salutation', 'dateOfBirth'], 2)),
  addresses: v.optional(choices(['SHIPPING', 'MAILING', 'PHYSICAL'], 3)),
  phoneNumber: v.optional(choices(['HOME', 'WORK'], 1)),
})

const profileUser = v.pipe(
  profileItems,
  rule<v.InferOutput<typeof profileItems>>(
    {
      code: 'input_required',
      expected: 'at least one of personalInfo, addresses and phoneNumber',
      fix: 'Ask for something, or remove the step',
    },
    (user) => Object.keys(user).length > 0,
  ),
)

const reference = v.pipe(
  v.string(),
  rule<string>(
    { code: 'input_length', expected: `1 to ${MAXIMUM_ID} characters`, fix: 'Use the id of the document catalogue' },
    (text) => text.length <= MAXIMUM_ID,
  ),
)

const documents = listOf(members({ documentId: reference, documentGroup: reference }), 1, MAXIMUM_DOCUMENTS)

const documentsUser = members({
  documents: v.pipe(
    documents,
    rule<v.InferOutput<typeof documents>>(
      { code: 'input_value', expected: 'each document at most once', fix: 'Remove the repeated document' },
      (list) =>
        new Set(list.map((entry) => JSON.stringify([entry.documentGroup, entry.documentId]))).size === list.length,
    ),
  ),
})

/** What the two steps with `inputs.user` take; no other step has any. */
export const userInputSchemas = { 'enhance-profile': profileUser, 'document-acceptance': documentsUser } as const

export type DocumentsUser = v.InferOutput<typeof documentsUser>

/** `true` for the steps whose inputs the Customer gives by `inputs.user`. */
export const hasUserInputs = (name: StepName): name is keyof typeof userInputSchemas => name in userInputSchemas
