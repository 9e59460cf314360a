/** What a token may be limited to. A caller without scopes may do everything. */
export const SCOPES = [
  'workflows:read',
  'workflows:write',
  'templates:read',
  'templates:write',
  'customers:read',
  'customers:write',
  'financial-accounts:read',
  'financial-accounts:write',
  'transactions:read',
  'transactions:write',
  'schedules:read',
  'schedules:write',
  'webhooks:read',
  'webhooks:write',
  'audit:read',
] as const

export type Scope = (typeof SCOPES)[number]
