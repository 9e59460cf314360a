import * as v from 'valibot'
import { type Choice, choice, members } from '../input/index.ts'
import { isStepName, type StepName, stepNames } from './step-table.ts'

/** Of a name that is not one of the eight only the name is looked at. */
const unknownStep = v.looseObject({ name: v.picklist(stepNames) })

const nameOf = (step: unknown): unknown =>
  typeof step === 'object' && step !== null && 'name' in step ? step.name : undefined

/** A step whose other members depend on its name; `entriesOf` is asked once for each name, when the schema is built. */
export const stepSchema = (
  entriesOf: (name: StepName) => v.ObjectEntries,
): Choice<v.GenericSchema<unknown, { name: StepName }>> => {
  const schemas = new Map(
    stepNames.map((name) => [name, members({ name: v.literal(name), ...entriesOf(name) })] as const),
  )
  return choice([...schemas.values()], (input) => {
    const name = nameOf(input)
    return (isStepName(name) ? schemas.get(name) : undefined) ?? unknownStep
  })
}
