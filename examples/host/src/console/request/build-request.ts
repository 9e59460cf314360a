import type { TemplateVersion } from '@linx/core'
import { filled } from '../read-form.ts'

type Parameters = Readonly<Record<string, string>>

/** What a form says about the link itself. */
const linkMembers = (form: URLSearchParams) => ({
  title: filled(form, 'title'),
  customerMemo: filled(form, 'customerMemo'),
  expireInHours: Number(form.get('expireInHours')) || undefined,
})

/** The members of `parameters` that were typed, of those that are wanted. */
const typedParameters = (form: URLSearchParams, names: readonly string[]): Parameters =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = filled(form, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )

const MONEY = ['transactionType', 'solution', 'baFinancialAccountId', 'amount', 'currency', 'paymentReasonId']

/** What the chosen way of paying needs beside that. */
const moneyNames = (form: URLSearchParams): readonly string[] => {
  const solution = form.get('solution')
  if (solution === 'ach') return [...MONEY, 'priority']
  return solution === 'wire' ? [...MONEY, 'priority', 'description'] : MONEY
}

/** `PHYSICAL` for `addresses.PHYSICAL`. */
const askedProfile = (form: URLSearchParams) => {
  const asked = Map.groupBy(form.getAll('profile'), (item) => item.split('.')[0] ?? '')
  return Object.fromEntries([...asked].map(([group, items]) => [group, items.map((item) => item.split('.')[1])]))
}

const askedDocuments = (form: URLSearchParams) =>
  form.getAll('documents').map((item) => {
    const [documentGroup, documentId] = item.split('/')
    return { documentGroup, documentId }
  })

/** The body of `POST /v2/linx/workflows` for the form without a template: the choices make the steps. */
export const requestFromScratch = (form: URLSearchParams): object => {
  const profile = askedProfile(form)
  const documents = askedDocuments(form)
  const person = form.get('customer') === 'known' ? 'lookup-profile' : 'customer-account'
  const account = form.get('account') ?? 'none'
  const hasMoney = form.get('money') === 'yes'
  return {
    ...linkMembers(form),
    steps: [
      { name: 'notification' },
      { name: person },
      ...(Object.keys(profile).length > 0 ? [{ name: 'enhance-profile', inputs: { user: profile } }] : []),
      ...(account === 'new' ? [{ name: 'financial-account' }] : []),
      ...(account === 'known' ? [{ name: 'lookup-financial-account' }] : []),
      ...(documents.length > 0 ? [{ name: 'document-acceptance', inputs: { user: { documents } } }] : []),
      ...(hasMoney ? [{ name: 'move-money' }] : []),
    ],
    parameters: typedParameters(form, [
      'phoneNumber',
      'introductoryMessage',
      ...(person === 'lookup-profile' ? ['customerId'] : []),
      ...(account === 'new' ? ['financialAccountSubType'] : []),
      ...(account === 'known' ? ['customerFinancialAccountId'] : []),
      ...(hasMoney ? moneyNames(form) : []),
    ]),
  }
}

const OF_STEP: Readonly<Record<string, readonly string[]>> = {
  notification: ['phoneNumber'],
  'lookup-profile': ['customerId'],
  'financial-account': ['financialAccountSubType'],
  'lookup-financial-account': ['customerFinancialAccountId'],
  'move-money': MONEY,
}

/** The parameters that a request has to give because the template does not. */
export const openParameters = ({ definition }: TemplateVersion): readonly string[] =>
  definition.steps.flatMap(({ name, input }) => {
    const set: Readonly<Record<string, unknown>> = { ...input?.preDefined }
    const wire = set.solution === 'wire' ? ['description'] : []
    return [...(OF_STEP[name] ?? []), ...wire].filter((parameter) => !(parameter in set))
  })

/** The body of `POST /v2/linx/workflows` for a template. */
export const requestFromTemplate = (form: URLSearchParams, template: TemplateVersion): object => ({
  ...linkMembers(form),
  templateId: template.templateId,
  parameters: typedParameters(form, openParameters(template)),
})
