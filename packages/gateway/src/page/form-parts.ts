import {
  DATE_PARTS,
  type DateField,
  type FieldError,
  type FieldGroup,
  type FormField,
  fieldId,
  type SelectField,
  type TextField,
} from '../form/form-field.ts'
import type { FormValues } from '../form/read-answer.ts'
import type { Say } from '../language/page-language.ts'
import { attributes, EMPTY, type Html, html } from './html.ts'

/** What a form shows beside its fields. */
export interface FormState {
  readonly values: FormValues
  readonly errors: readonly FieldError[]
}

export const EMPTY_FORM: FormState = { values: new Map(), errors: [] }

interface FieldContext extends FormState {
  readonly say: Say
}

const errorOf = ({ errors }: FormState, name: string): string | undefined =>
  errors.find((error) => error.name === name)?.message

const describedBy = (field: FormField, error: string | undefined): string | undefined => {
  const id = fieldId(field.name)
  const parts = [...(field.hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])]
  return parts.length === 0 ? undefined : parts.join(' ')
}

const hint = (id: string, text: string | undefined): Html =>
  text === undefined ? EMPTY : html`<p class="hint" id="${id}-hint">${text}</p>`

const errorText = (id: string, text: string | undefined): Html =>
  text === undefined ? EMPTY : html`<p class="error" id="${id}-error">${text}</p>`

const optionalMark = (field: FormField, say: Say): Html =>
  field.isOptional === true ? html` <span class="optional">${say('optional')}</span>` : EMPTY

const wrap = (field: FormField, control: Html, { say, ...state }: FieldContext): Html => {
  const id = fieldId(field.name)
  const error = errorOf(state, field.name)
  return html`<div class="field${error === undefined ? '' : ' wrong'}"><label for="${id}">${field.label}${optionalMark(
    field,
    say,
  )}</label>${hint(id, field.hint)}${errorText(id, error)}${control}</div>`
}

const common = (field: FormField, state: FormState) => {
  const error = errorOf(state, field.name)
  return {
    id: fieldId(field.name),
    name: field.name,
    required: field.isOptional !== true,
    'aria-describedby': describedBy(field, error),
    'aria-invalid': error === undefined ? undefined : 'true',
  }
}

const inputType = { numeric: 'text', tel: 'tel', email: 'email' } as const

const textControl = (field: TextField, context: FieldContext): Html =>
  html`<input${attributes({
    ...common(field, context),
    type: field.inputMode === undefined ? 'text' : inputType[field.inputMode],
    inputmode: field.inputMode,
    autocomplete: field.autocomplete,
    maxlength: field.maximumCharacters,
    spellcheck: 'false',
    value: field.isSecret === true ? undefined : context.values.get(field.name) || undefined,
    'data-lookup': field.lookup,
  })}>`

const selectControl = (field: SelectField, context: FieldContext): Html => {
  const chosen = context.values.get(field.name)
  const options = field.groups.map(({ name, choices }) => {
    const items = choices.map(
      ({ value, label }) => html`<option${attributes({ value, selected: value === chosen })}>${label}</option>`,
    )
    return name === undefined ? items : html`<optgroup label="${name}">${items}</optgroup>`
  })
  return html`<select${attributes({
    ...common(field, context),
    autocomplete: field.autocomplete,
  })}><option value="">${context.say('choose')}</option>${options}</select>`
}

const datePart = (field: DateField, part: (typeof DATE_PARTS)[number], context: FieldContext): Html => {
  const name = `${field.name}.${part}`
  const error = errorOf(context, field.name)
  return html`<div class="part ${part}"><label for="${fieldId(name)}">${context.say(
    `label.${part}`,
  )}</label><input${attributes({
    id: fieldId(name),
    name,
    type: 'text',
    inputmode: 'numeric',
    autocomplete: `${field.autocomplete}-${part}`,
    maxlength: part === 'year' ? 4 : 2,
    required: true,
    value: context.values.get(name) || undefined,
    'aria-invalid': error === undefined ? undefined : 'true',
    'aria-describedby': error === undefined ? undefined : `${fieldId(field.name)}-error`,
  })}></div>`
}

const dateField = (field: DateField, context: FieldContext): Html => {
  const id = fieldId(field.name)
  const error = errorOf(context, field.name)
  return html`<fieldset class="field date${error === undefined ? '' : ' wrong'}" id="${id}" tabindex="-1"><legend>${
    field.label
  }</legend>${hint(id, field.hint)}${errorText(id, error)}<div class="parts">${DATE_PARTS.map((part) =>
    datePart(field, part, context),
  )}</div></fieldset>`
}

const renderField = (field: FormField, context: FieldContext): Html => {
  if (field.kind === 'date') return dateField(field, context)
  return wrap(field, field.kind === 'text' ? textControl(field, context) : selectControl(field, context), context)
}

/** The fields of a form, in their groups. */
export const renderGroups = (groups: readonly FieldGroup[], state: FormState, say: Say): Html =>
  html`${groups.map(({ legend, hint: text, fields }) => {
    const items = fields.map((field) => renderField(field, { ...state, say }))
    if (legend === undefined) return items
    return html`<fieldset class="group"><legend><h2>${legend}</h2></legend>${
      text === undefined ? EMPTY : html`<p class="hint">${text}</p>`
    }${items}</fieldset>`
  })}`

/** What is wrong, with a link to each field (WCAG 2.2, 3.3.1); the page starts there. */
export const errorSummary = (errors: readonly FieldError[], say: Say): Html =>
  errors.length === 0
    ? EMPTY
    : html`<div class="summary" role="alert" tabindex="-1" data-focus aria-labelledby="errors"><h2 id="errors">${say(
        'error.title',
      )}</h2><ul>${errors.map(
        ({ name, message }) => html`<li><a href="#${fieldId(name)}">${message}</a></li>`,
      )}</ul></div>`

/** A form that posts to the page it stands on. */
export const form = (options: { readonly action: string; readonly nonce: string; readonly body: Html }): Html =>
  html`<form method="post" action="${options.action}" novalidate data-once><input type="hidden" name="nonce" value="${options.nonce}">${options.body}</form>`

export const button = (
  label: string,
  change: { readonly isQuiet?: true; readonly name?: string; readonly value?: string } = {},
): Html =>
  html`<button${attributes({
    type: 'submit',
    class: change.isQuiet === true ? 'quiet' : undefined,
    name: change.name,
    value: change.value,
  })}>${label}</button>`
