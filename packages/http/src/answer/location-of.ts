import type { HttpOptions } from '../http-options.ts'
import type { Location } from '../operation/operation.ts'

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown })[name] : undefined

/** The URL of what was made, below `publicUrl`; without that, a path below `basePath`. */
export const locationOf = (
  { path, idAt }: Location,
  value: unknown,
  { publicUrl, basePath = '' }: Pick<HttpOptions, 'publicUrl' | 'basePath'>,
): string => {
  const id = String(idAt.reduce(memberOf, value))
  const prefix = (publicUrl ?? basePath).replace(/\/+$/, '')
  return `${prefix}${path.replace(/\{[A-Za-z]+\}/, encodeURIComponent(id))}`
}
