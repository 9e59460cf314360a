import type { Instant } from '@linx/contracts'
import { createIssue, failure, type Result, success } from '../../issue/index.ts'
import type { TemplateContent, TemplateStatus, TemplateVersion } from './template.ts'
import type { TemplateInput } from './validate-template.ts'

const MAXIMUM_SLUG = 48

/** Where a template can go from each status; a deleted one stays deleted. */
export const templateTransitions: { readonly [status in TemplateStatus]: readonly TemplateStatus[] } = {
  ACTIVE: ['SUSPENDED', 'ARCHIVED', 'DELETED'],
  SUSPENDED: ['ACTIVE', 'ARCHIVED', 'DELETED'],
  ARCHIVED: ['DELETED'],
  DELETED: [],
}

/** Makes a name from the display name: `Send a refund` and `4f2a` give `send-a-refund-4f2a`. The suffix makes it unique. */
export const makeTemplateName = (displayName: string, suffix: string): string => {
  const plain = displayName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain.replace(/[^a-z0-9]+/g, '-').slice(0, MAXIMUM_SLUG)
  return `${slug}-${suffix}`.replace(/-{2,}/g, '-').replace(/^-|-$/g, '')
}

/** The first version of a template; it is `ACTIVE`. */
export const createTemplate = (
  input: TemplateInput,
  made: {
    readonly businessAccountId: string
    readonly templateId: string
    readonly templateVersionId: string
    /** Ends a name that is made up; lower-case letters and digits. */
    readonly nameSuffix: string
    readonly now: Instant
  },
): TemplateVersion => {
  const { businessAccountId, templateId, templateVersionId, nameSuffix, now } = made
  return {
    ...input,
    schemaVersion: 1,
    businessAccountId,
    templateId,
    templateVersionId,
    version: 1,
    name: input.name ?? makeTemplateName(input.displayName, nameSuffix),
    status: 'ACTIVE',
    createdAt: now,
    updatedAt: now,
  }
}

const refuse = (status: TemplateStatus, expected: string, fix: string): Result<never> =>
  failure(createIssue('template_state', { path: '', expected, received: status, fix }))

/**
 * A new version with the changed members; the template's id, name and status stay, the old version is left as it is for the workflows
 * that run on it. An archived or deleted template is `template_state`.
 */
export const newTemplateVersion = (
  state: TemplateVersion,
  change: Partial<TemplateContent>,
  made: { readonly templateVersionId: string; readonly now: Instant },
): Result<TemplateVersion> => {
  if (state.status !== 'ACTIVE' && state.status !== 'SUSPENDED') {
    return refuse(state.status, 'an ACTIVE or SUSPENDED template', 'Make a new template')
  }
  const { templateVersionId, now } = made
  return success({ ...state, ...change, templateVersionId, version: state.version + 1, updatedAt: now })
}

/** Changes the status; the same status again changes nothing. The version stays. Error: `template_state`. */
export const changeTemplateStatus = (
  state: TemplateVersion,
  status: TemplateStatus,
  now: Instant,
): Result<TemplateVersion> => {
  if (state.status === status) return success(state)
  const targets = templateTransitions[state.status]
  if (targets.includes(status)) return success({ ...state, status, updatedAt: now })
  const expected =
    targets.length === 0 ? 'no change of a DELETED template' : `${targets.join(' or ')} after ${state.status}`
  return refuse(status, expected, 'Make a new template')
}
