import { formatInstant, stepNames, type TemplateVersion } from '@linx/core'
import * as v from 'valibot'
import { instant, jsonObject } from '../answer/fields.ts'

export const TEMPLATE_STATUSES = ['ACTIVE', 'SUSPENDED', 'ARCHIVED', 'DELETED'] as const

const step = v.object({
  name: v.picklist(stepNames),
  input: v.optional(v.object({ user: v.optional(jsonObject), preDefined: v.optional(jsonObject) })),
})

/** One version of a template as the API shows it. */
export const template = v.object({
  templateId: v.string(),
  templateVersionId: v.string(),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: v.string(),
  displayName: v.string(),
  description: v.optional(v.string()),
  customerMemo: v.optional(v.string()),
  defaultExpiryDays: v.optional(v.pipe(v.number(), v.integer())),
  definition: v.object({ steps: v.array(step) }),
  status: v.picklist(TEMPLATE_STATUSES),
  createdAt: instant,
  updatedAt: instant,
})

/** Without what only the store needs. */
export const templateView = ({ schemaVersion: _, businessAccountId: __, ...shown }: TemplateVersion) => ({
  ...shown,
  createdAt: formatInstant(shown.createdAt),
  updatedAt: formatInstant(shown.updatedAt),
})
