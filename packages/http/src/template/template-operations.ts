import { checkShape, members, pageEntries, type TemplateStatus, templateChangeSchema, templateSchema } from '@linx/core'
import * as v from 'valibot'
import { pageOf } from '../answer/fields.ts'
import { mapPage, mapResult } from '../operation/map-result.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { TEMPLATE_STATUSES, template, templateView } from './template-view.ts'

const TAG = 'Templates'

const templateQuery = members({ status: v.optional(v.picklist(TEMPLATE_STATUSES)), ...pageEntries })

/** What a state of a template is asked for by. */
const statusOperation = (
  operationId: string,
  summary: string,
  route: Pick<Operation & { access: 'tenant' }, 'method'> & {
    readonly path: `/v2/linx/templates/{templateId}${string}`
  },
  status: TemplateStatus,
): Operation =>
  tenantOperation<'/v2/linx/templates/{templateId}'>({
    operationId,
    tag: TAG,
    summary,
    method: route.method,
    path: route.path as '/v2/linx/templates/{templateId}',
    scope: 'templates:write',
    success: { status: 200, description: `The template, ${status}.`, schema: template },
    refusals: [409],
    handle: ({ linx, parameters }) => mapResult(linx.templates.setStatus(parameters.templateId, status), templateView),
  })

/** Templates of workflows (SPEC section 1). */
export const templateOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'createTemplate',
    tag: TAG,
    summary: 'Create a template',
    method: 'POST',
    path: '/v2/linx/templates',
    scope: 'templates:write',
    body: { schema: templateSchema },
    success: {
      status: 201,
      description: 'Its first version.',
      schema: template,
      location: { path: '/v2/linx/templates/{templateId}', idAt: ['templateId'] },
    },
    refusals: [409, 422],
    handle: ({ linx, body }) => mapResult(linx.templates.create(body), templateView),
  }),
  tenantOperation({
    operationId: 'listTemplates',
    tag: TAG,
    summary: 'List templates',
    description: 'Deleted ones are left out unless `status` asks for them.',
    method: 'GET',
    path: '/v2/linx/templates',
    scope: 'templates:read',
    query: templateQuery,
    success: {
      status: 200,
      description: 'One page of latest versions, newest template first.',
      schema: pageOf(template),
    },
    handle: ({ linx, query }) => {
      const checked = checkShape(templateQuery, query)
      return checked.ok ? mapPage(linx.templates.list(checked.value), templateView) : checked
    },
  }),
  tenantOperation({
    operationId: 'getTemplate',
    tag: TAG,
    summary: 'Read the latest version of a template',
    method: 'GET',
    path: '/v2/linx/templates/{templateId}',
    scope: 'templates:read',
    success: { status: 200, description: 'The template.', schema: template },
    handle: ({ linx, parameters }) => mapResult(linx.templates.get(parameters.templateId), templateView),
  }),
  tenantOperation({
    operationId: 'getTemplateVersion',
    tag: TAG,
    summary: 'Read any version of a template',
    method: 'GET',
    path: '/v2/linx/template-versions/{templateVersionId}',
    scope: 'templates:read',
    success: { status: 200, description: 'The version.', schema: template },
    handle: ({ linx, parameters }) => mapResult(linx.templates.getVersion(parameters.templateVersionId), templateView),
  }),
  tenantOperation({
    operationId: 'changeTemplate',
    tag: TAG,
    summary: 'Change a template by a new version',
    description: 'Members that are left out stay. Workflows that run keep their version.',
    method: 'PATCH',
    path: '/v2/linx/templates/{templateId}',
    scope: 'templates:write',
    body: { schema: templateChangeSchema },
    success: { status: 200, description: 'The new version.', schema: template },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) => mapResult(linx.templates.update(parameters.templateId, body), templateView),
  }),
  statusOperation(
    'activateTemplate',
    'Let a suspended template be used again',
    { method: 'POST', path: '/v2/linx/templates/{templateId}/activate' },
    'ACTIVE',
  ),
  statusOperation(
    'suspendTemplate',
    'Keep a template from being used',
    { method: 'POST', path: '/v2/linx/templates/{templateId}/suspend' },
    'SUSPENDED',
  ),
  statusOperation(
    'archiveTemplate',
    'Put a template away',
    { method: 'POST', path: '/v2/linx/templates/{templateId}/archive' },
    'ARCHIVED',
  ),
  statusOperation(
    'deleteTemplate',
    'Delete a template',
    { method: 'DELETE', path: '/v2/linx/templates/{templateId}' },
    'DELETED',
  ),
]
