import type { Issue, VisitRequest } from '@linx/core'
import { issueKind } from '@linx/core'
import type { AddressContext } from '../form/address-fields.ts'
import { formErrors } from '../form/form-errors.ts'
import type { FieldError } from '../form/form-field.ts'
import { readAnswer, readValues } from '../form/read-answer.ts'
import { nameForm, profileForm } from '../form/step-forms.ts'
import { type FormPageContent, formPage } from '../page/form-page.ts'
import { EMPTY_FORM, type FormState } from '../page/form-parts.ts'
import { businessName } from '../page/page-context.ts'
import { progressAt } from './live-visit.ts'
import { answerPage, goOn, leadBack, type PageCall, type StepPageFlow, stepNonce } from './step-page.ts'

/** A form of a step, before anybody has typed. */
export type StepForm = Pick<FormPageContent, 'title' | 'text' | 'groups'> &
  Partial<Pick<FormPageContent, 'before' | 'after' | 'lookupPath' | 'submitLabel'>>

type Answer = Readonly<Record<string, unknown>>

export const addressContext = ({ parts, live }: PageCall): AddressContext => ({
  say: live.context.say,
  language: live.context.language,
  countries: parts.countries,
})

/** Shows the form, empty or with what was typed and what was wrong. */
export const showForm = (call: PageCall, form: StepForm, state: FormState = EMPTY_FORM): Promise<Response> => {
  const { live, page } = call
  const content = {
    submitLabel: live.context.say('continue'),
    ...form,
    state,
    nonce: stepNonce(call),
    progress: progressAt(live, page.name),
  }
  return answerPage(call, formPage(live.context, content), state.errors.length > 0)
}

const isConflict = (issues: readonly Issue[]): boolean => issues.some(({ code }) => issueKind(code) === 'conflict')

/** What was typed, read but not yet judged. */
export interface TypedAnswer {
  readonly answer: Answer
  /** What the page itself has found wrong, in the order of the fields. */
  readonly errors: readonly FieldError[]
}

/** Hands the answer to the engine, unless the page has found a fault; shows the form again with everything that is wrong. */
export const takeForm = async (
  call: PageCall,
  form: StepForm,
  sent: URLSearchParams,
  read: (answer: Answer) => TypedAnswer | Promise<TypedAnswer> = (answer) => ({ answer, errors: [] }),
): Promise<Response> => {
  const { live, page } = call
  const values = readValues(form.groups, sent)
  const typed = await read(readAnswer(form.groups, values))
  if (typed.errors.length > 0) return showForm(call, form, { values, errors: typed.errors })
  const result = await live.visit.submit(page.step?.stepId ?? '', typed.answer)
  if (result.ok) return goOn(call)
  if (page.isDone || isConflict(result.issues)) return leadBack(call, 'answered')
  return showForm(call, form, { values, errors: formErrors(result.issues, form.groups, live.context.say) })
}

/** The request of a page's step, if it is of this kind. */
export const requestOf = <Asks extends VisitRequest['asks']>(
  { page }: PageCall,
  asks: Asks,
): Extract<VisitRequest, { readonly asks: Asks }> => {
  const request = page.step?.request
  if (request?.asks === asks) return request as Extract<VisitRequest, { readonly asks: Asks }>
  throw new TypeError(`Expected a step that asks for ${asks}.`)
}

const nameStep = ({ live }: PageCall): StepForm => {
  const { say } = live.context
  return { title: say('name.title'), text: say('name.text'), groups: nameForm(say) }
}

const profileStep = (call: PageCall): StepForm => {
  const { context } = call.live
  return {
    title: context.say('profile.title'),
    text: context.say('profile.text', { business: businessName(context) }),
    groups: profileForm(requestOf(call, 'profile').requestedInputs, addressContext(call)),
  }
}

const plainForm = (formOf: (call: PageCall) => StepForm): StepPageFlow => ({
  show: (call) => showForm(call, formOf(call)),
  take: (call, form) => takeForm(call, formOf(call), form),
})

export const nameFlow: StepPageFlow = plainForm(nameStep)
export const profileFlow: StepPageFlow = plainForm(profileStep)
