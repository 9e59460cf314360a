import { EMPTY, type Html, html } from '../html.ts'

/** What was typed last, so that a refused form is not empty. */
export type Given = URLSearchParams

export interface Option {
  readonly value: string
  readonly label: string
}

interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly given: Given
}

interface TextField extends Field {
  readonly type?: 'text' | 'tel' | 'number' | 'search' | 'datetime-local'
  readonly value?: string
  readonly placeholder?: string
  readonly isRequired?: true
}

const hintOf = ({ name, hint }: Field): Html =>
  hint === undefined ? EMPTY : html`<p class="hint" id="hint-${name}">${hint}</p>`

const describedBy = ({ name, hint }: Field): Html =>
  hint === undefined ? EMPTY : html` aria-describedby="hint-${name}"`

export const textField = (field: TextField): Html => {
  const { name, label, given, type = 'text', value = '', placeholder = '' } = field
  return html`<div class="field"><label for="field-${name}">${label}</label>${hintOf(field)}
<input id="field-${name}" name="${name}" type="${type}" value="${given.get(name) ?? value}"${
    placeholder === '' ? EMPTY : html` placeholder="${placeholder}"`
  }${describedBy(field)}${field.isRequired === true ? html` required` : EMPTY}></div>`
}

export const textArea = (
  field: TextField,
): Html => html`<div class="field"><label for="field-${field.name}">${field.label}</label>${hintOf(field)}
<textarea id="field-${field.name}" name="${field.name}" rows="3"${describedBy(field)}>${field.given.get(field.name) ?? field.value ?? ''}</textarea></div>`

export const selectField = (field: Field & { readonly options: readonly Option[]; readonly value?: string }): Html => {
  const chosen = field.given.get(field.name) ?? field.value
  return html`<div class="field"><label for="field-${field.name}">${field.label}</label>${hintOf(field)}
<select id="field-${field.name}" name="${field.name}"${describedBy(field)}>${field.options.map(
    ({ value, label }) => html`<option value="${value}"${value === chosen ? html` selected` : EMPTY}>${label}</option>`,
  )}</select></div>`
}

interface ChoiceField extends Omit<Field, 'label'> {
  readonly legend: string
  readonly options: readonly (Option & { readonly hint?: string })[]
  readonly value?: string
}

/** One of a few, all of them in sight; pages hide by CSS what a choice makes needless. */
export const choiceField = ({ name, legend, options, given, value }: ChoiceField): Html => {
  const chosen = given.get(name) ?? value
  return html`<fieldset class="choices"><legend>${legend}</legend>${options.map(
    (option) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${option.value}"${
        option.value === chosen ? html` checked` : EMPTY
      }><span>${option.label}${option.hint === undefined ? EMPTY : html`<small>${option.hint}</small>`}</span></label>`,
  )}</fieldset>`
}

/** Any of a few. */
export const checkField = ({ name, legend, options, given }: ChoiceField): Html =>
  html`<fieldset class="choices"><legend>${legend}</legend>${options.map(
    ({ value, label }) =>
      html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"${
        given.getAll(name).includes(value) ? html` checked` : EMPTY
      }><span>${label}</span></label>`,
  )}</fieldset>`

/** A button that does one thing by itself. */
export const actionButton = (
  action: string,
  label: string,
  {
    kind = 'plain',
    fields = {},
  }: { readonly kind?: 'plain' | 'bad' | 'main'; readonly fields?: Readonly<Record<string, string>> } = {},
): Html =>
  html`<form method="post" action="${action}" class="action">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="${kind}">${label}</button></form>`
