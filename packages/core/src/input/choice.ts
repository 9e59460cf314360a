import * as v from 'valibot'

/** A lazy schema that also says between which schemas it chooses, so that a document can show all of them. */
export type Choice<Schema extends v.GenericSchema> = v.LazySchema<Schema> & {
  readonly alternatives: readonly v.GenericSchema[]
}

/** Chooses the schema by the input, which gives better issues than trying each one; `alternatives` are for documents. */
export const choice = <Schema extends v.GenericSchema>(
  alternatives: readonly v.GenericSchema[],
  choose: (input: unknown) => Schema,
): Choice<Schema> => Object.assign(v.lazy(choose), { alternatives })
