import type { Issue } from '@linx/core'
import type { Say } from '../language/page-language.ts'
import { englishTexts, type TextKey } from '../language/texts-en.ts'
import { type FieldError, type FieldGroup, type FormField, fieldsOf } from './form-field.ts'

const isTextKey = (text: string): text is TextKey => text in englishTexts

const messageKey = (code: string): TextKey => {
  const key = `error.${code}`
  return isTextKey(key) ? key : 'error.other'
}

/** The field that an issue is about: its own path, or the nearest one above or below. */
const fieldAt = (fields: readonly FormField[], path: string): FormField | undefined =>
  fields.find(({ name }) => name === path) ??
  fields.find(({ name }) => name.startsWith(`${path}.`) || path.startsWith(`${name}.`))

/** Issues in the words of the page, one for each field at most, in the order of the fields. */
export const formErrors = (
  issues: readonly Issue[],
  groups: readonly FieldGroup[],
  say: Say,
): readonly FieldError[] => {
  const fields = fieldsOf(groups)
  const errors = new Map<string, FieldError>()
  for (const { code, path } of issues) {
    const field = fieldAt(fields, path) ?? fields[0]
    if (field === undefined || errors.has(field.name)) continue
    errors.set(field.name, { name: field.name, message: say(messageKey(code), { label: field.label }) })
  }
  return fields.flatMap(({ name }) => errors.get(name) ?? [])
}
