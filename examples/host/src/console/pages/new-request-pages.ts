import { randomUUID } from 'node:crypto'
import type { TemplateVersion } from '@linx/core'
import type { Context, Hono } from 'hono'
import { listAccounts, listCustomers, reasonOptions } from '../choices.ts'
import { demandBody } from '../console-api.ts'
import type { ConsoleParts, ListOf } from '../console-parts.ts'
import { EMPTY, type Html, html } from '../html.ts'
import { showPage } from '../layout.ts'
import { type Refusal, refusalBox } from '../parts/refusal.ts'
import { filled, readForm, readQuery } from '../read-form.ts'
import { requestFromScratch, requestFromTemplate } from '../request/build-request.ts'
import { scratchForm, templateForm } from '../request/request-forms.ts'

const SCRATCH = 'scratch'

const templateCard = ({ templateId, displayName, description, definition }: TemplateVersion): Html =>
  html`<li><a class="card pick" href="/requests/new?template=${templateId}"><b>${displayName}</b>${
    description === undefined ? EMPTY : html`<span>${description}</span>`
  }<small>${definition.steps.map(({ name }) => name).join(' → ')}</small></a></li>`

export const addNewRequestPages = (app: Hono, parts: ConsoleParts): void => {
  const { api } = parts

  const findTemplate = async (id: string | undefined): Promise<TemplateVersion | undefined> => {
    if (id === undefined || id === SCRATCH) return undefined
    const found = await api.get<TemplateVersion>(`/v2/linx/templates/${encodeURIComponent(id)}`)
    return found.ok ? found.body : undefined
  }

  const showChoice = async (context: Context): Promise<Response> => {
    const templates = demandBody(await api.get<ListOf<TemplateVersion>>('/v2/linx/templates', { status: 'ACTIVE' }))
    return showPage(context, parts, {
      place: '/requests',
      title: 'New request',
      back: { href: '/requests', name: 'Requests' },
      main: html`<ul class="picks">${templates.result.map(templateCard)}
<li><a class="card pick" href="/requests/new?template=${SCRATCH}"><b>From scratch</b><span>Choose yourself what to ask for.</span><small>notification → …</small></a></li></ul>`,
    })
  }

  const showForm = async (context: Context, given: URLSearchParams, template?: TemplateVersion, refusal?: Refusal) => {
    const choices = {
      customers: await listCustomers(api),
      accounts: await listAccounts(api),
      reasons: await reasonOptions(api),
    }
    return showPage(context, parts, {
      place: '/requests',
      title: template?.displayName ?? 'Request from scratch',
      back: { href: '/requests/new', name: 'New request' },
      status: refusal === undefined ? 200 : 422,
      main: html`${refusalBox(refusal)}<form method="post" action="/requests/new" class="card form" data-once>
<input type="hidden" name="template" value="${template?.templateId ?? SCRATCH}"><input type="hidden" name="key" value="${given.get('key') ?? randomUUID()}">
${template === undefined ? scratchForm(given, choices) : templateForm(template, given, choices)}
<p class="buttons"><button class="main">Send the link</button></p></form>`,
    })
  }

  app.get('/requests/new', async (context) => {
    const query = readQuery(context)
    const template = await findTemplate(filled(query, 'template'))
    if (template === undefined && query.get('template') !== SCRATCH) return showChoice(context)
    return showForm(context, query, template)
  })

  app.post('/requests/new', async (context) => {
    const form = await readForm(context)
    const template = await findTemplate(filled(form, 'template'))
    const body = template === undefined ? requestFromScratch(form) : requestFromTemplate(form, template)
    // The form's own key: sending it twice makes one request.
    const answer = await api.post<{ readonly workflowId: string }>('/v2/linx/workflows', body, filled(form, 'key'))
    return answer.ok
      ? context.redirect(`/requests/${answer.body.workflowId}?done=created`, 303)
      : showForm(context, form, template, answer)
  })
}
