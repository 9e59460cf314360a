import {
  changeTemplateStatus,
  checkId,
  createIssue,
  createTemplate,
  failure,
  newTemplateVersion,
  type PageQuery,
  parsePage,
  type Result,
  success,
  type TemplateStatus,
  type TemplateVersion,
  validateTemplate,
  validateTemplateChange,
} from '@linx/core'
import { businessProfile, type Caller, type EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { type Change, recordChange } from '../store/change.ts'
import { execute, type Plan } from '../store/execute.ts'
import { fromRecord, type Loaded } from '../store/record-kind.ts'
import { templateKind, templateVersionKind } from '../store/record-kinds.ts'
import { countUpTo, type Page } from '../workflow/page.ts'
import { findTemplateId, loadTemplate } from './template-store.ts'

export interface TemplateQuery extends PageQuery {
  readonly status?: TemplateStatus
}

/** Workflow templates of one Business Account (SPEC section 1). */
export interface Templates {
  /** Stores the first version, `ACTIVE`. Refused: every violation at once, or a name that is in use. */
  create(input: unknown): Promise<Result<TemplateVersion>>
  /** The latest version. */
  get(templateId: string): Promise<Result<TemplateVersion>>
  /** Any version; running workflows keep theirs. */
  getVersion(templateVersionId: string): Promise<Result<TemplateVersion>>
  /** Latest versions, newest template first, deleted ones left out unless asked for; `page` is 1-based, `size` 1–500, default 20. */
  list(query?: TemplateQuery): Promise<Result<Page<TemplateVersion>>>
  /** Makes a new version with the changed members. */
  update(templateId: string, input: unknown): Promise<Result<TemplateVersion>>
  /** Only `ACTIVE` templates are used; `DELETED` frees the name and stays for good. */
  setStatus(templateId: string, status: TemplateStatus): Promise<Result<TemplateVersion>>
}

type Answer = Result<TemplateVersion>

const DEFAULT_SIZE = 20
const SHOWN_STATUSES: readonly TemplateStatus[] = ['ACTIVE', 'SUSPENDED', 'ARCHIVED']

const SUFFIX_CHARACTERS = 6

const nameTaken = (name: string): Answer =>
  failure(
    createIssue('template_name_taken', {
      path: 'name',
      expected: 'a name that no other template of the Business Account has',
      received: name,
      fix: 'Choose another name or leave it out',
    }),
  )

export const createTemplates = (parts: EngineParts, { businessAccountId, actor }: Caller): Templates => {
  const facts = async () => ({
    documentCatalogue: (await businessProfile(parts, businessAccountId)).documents ?? [],
  })

  /** A new version is stored twice: as the latest one, and for good. */
  const changeOf = (after: TemplateVersion, before: Loaded<TemplateVersion> | undefined, action: string): Change => ({
    businessAccountId,
    actor,
    action: `template.${action}`,
    subject: `template/${after.templateId}`,
    records: [
      recordChange(templateKind, after, before),
      ...(after.templateVersionId === before?.state.templateVersionId
        ? []
        : [recordChange(templateVersionKind, after)]),
    ],
  })

  const change = async (
    templateId: string,
    action: string,
    decide: (state: TemplateVersion) => Answer,
  ): Promise<Answer> => {
    const badId = checkId(templateId, 'templateId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    return execute<Answer>(parts.store, async () => {
      const before = await loadTemplate(parts, businessAccountId, templateId)
      if (before === undefined) return { answer: missing('template', 'templateId', templateId) }
      const answer = decide(before.state)
      if (!answer.ok || answer.value === before.state) return { answer }
      return { answer, change: changeOf(answer.value, before, action) }
    })
  }

  const planCreate = async (template: TemplateVersion): Promise<Plan<Answer>> => {
    const owner = await findTemplateId(parts, businessAccountId, template.name)
    if (owner === template.templateId) return { answer: success(template) }
    if (owner !== undefined) return { answer: nameTaken(template.name) }
    return { answer: success(template), change: changeOf(template, undefined, 'create') }
  }

  const read = async (kind: typeof templateKind, what: string, id: string): Promise<Answer> => {
    const badId = checkId(id, `${what}Id`)
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const loaded = await parts.store.load(kind, businessAccountId, id)
    return loaded === undefined ? missing(what, `${what}Id`, id) : success(loaded.state)
  }

  const list = async ({ status, ...request }: TemplateQuery): Promise<Result<Page<TemplateVersion>>> => {
    const page = parsePage(request, DEFAULT_SIZE)
    if (!page.ok) return page
    await parts.ready()
    const { records, total } = await parts.store.find({
      businessAccountId,
      kind: templateKind.kind,
      where: [{ index: 'status', oneOf: status === undefined ? SHOWN_STATUSES : [status] }],
      sort: { index: 'createdAt', direction: 'desc' },
      offset: page.value.offset,
      limit: page.value.size,
      countUpTo: countUpTo(page.value.offset),
    })
    const result = records.map((record) => fromRecord<TemplateVersion>(record).state)
    return success({ result, totalElements: total })
  }

  return {
    list: (query = {}) => list(query),
    create: async (input) => {
      const content = validateTemplate(input, await facts())
      if (!content.ok) return content
      await parts.ready()
      const template = createTemplate(content.value, {
        businessAccountId,
        templateId: parts.ids.uuid(),
        templateVersionId: parts.ids.uuid(),
        nameSuffix: parts.ids.uuid().slice(-SUFFIX_CHARACTERS),
        now: parts.clock.now(),
      })
      return execute<Answer>(parts.store, () => planCreate(template))
    },
    get: (templateId) => read(templateKind, 'template', templateId),
    getVersion: (templateVersionId) => read(templateVersionKind, 'templateVersion', templateVersionId),
    update: async (templateId, input) => {
      const content = validateTemplateChange(input, await facts())
      if (!content.ok) return content
      const made = { templateVersionId: parts.ids.uuid(), now: parts.clock.now() }
      return change(templateId, 'update', (state) => newTemplateVersion(state, content.value, made))
    },
    setStatus: (templateId, status) =>
      change(templateId, 'set-status', (state) => changeTemplateStatus(state, status, parts.clock.now())),
  }
}
