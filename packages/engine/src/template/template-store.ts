import { checkId, type ReferencedIds, type TemplateVersion } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import type { Loaded } from '../store/record-kind.ts'
import { TEMPLATE_NAME_SCOPE, templateKind } from '../store/record-kinds.ts'

export const loadTemplate = (
  parts: EngineParts,
  businessAccountId: string,
  templateId: string,
): Promise<Loaded<TemplateVersion> | undefined> => parts.store.load(templateKind, businessAccountId, templateId)

/** The id behind a template name, or `undefined`. */
export const findTemplateId = async (
  parts: EngineParts,
  businessAccountId: string,
  name: string,
): Promise<string | undefined> => {
  const entry = await parts.store.storage.lookup({ businessAccountId, scope: TEMPLATE_NAME_SCOPE, value: name })
  const id = entry?.body.id
  return typeof id === 'string' ? id : undefined
}

/** The template that a request names by id or by name, in its latest version. */
export const findTemplate = async (
  parts: EngineParts,
  businessAccountId: string,
  { templateId, templateName }: Pick<ReferencedIds, 'templateId' | 'templateName'>,
): Promise<TemplateVersion | undefined> => {
  const named = templateName === undefined ? undefined : await findTemplateId(parts, businessAccountId, templateName)
  const id = templateId ?? named
  if (id === undefined || checkId(id, 'templateId') !== undefined) return undefined
  return (await loadTemplate(parts, businessAccountId, id))?.state
}
