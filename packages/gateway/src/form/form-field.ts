/** What every field has. */
interface CommonField {
  /** The member of the answer that it fills, dotted: `addresses.MAILING.cityName`. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly isOptional?: true
}

/** One line of text. */
export interface TextField extends CommonField {
  readonly kind: 'text'
  /** HTML autocomplete tokens (WCAG 2.2, 1.3.5). */
  readonly autocomplete?: string
  readonly inputMode?: 'numeric' | 'tel' | 'email'
  readonly maximumCharacters: number
  /** Never sent back to the browser: typed again after an error. */
  readonly isSecret?: true
  /** What people type is read as this: digits without spaces, or a number with its country code. */
  readonly reads?: 'digits' | 'phone'
  /** A service that the enhancement script asks while one types. */
  readonly lookup?: 'bank'
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One of a list; groups have names. */
export interface SelectField extends CommonField {
  readonly kind: 'select'
  readonly autocomplete?: string
  readonly groups: readonly { readonly name?: string; readonly choices: readonly Choice[] }[]
}

/** A day in three fields, which nobody has to scroll for; their names end in `.day`, `.month` and `.year`. */
export interface DateField extends CommonField {
  readonly kind: 'date'
  /** Leads the autocomplete tokens: `bday`. */
  readonly autocomplete: string
}

export type FormField = TextField | SelectField | DateField

/** Fields that belong together; the legend names them. */
export interface FieldGroup {
  readonly legend?: string
  readonly hint?: string
  readonly fields: readonly FormField[]
}

/** Why a field was refused, in the language of the page. */
export interface FieldError {
  /** Name of the field. */
  readonly name: string
  readonly message: string
}

export const DATE_PARTS = ['day', 'month', 'year'] as const

/** The id of a field's element. */
export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`

export const fieldsOf = (groups: readonly FieldGroup[]): readonly FormField[] => groups.flatMap(({ fields }) => fields)
