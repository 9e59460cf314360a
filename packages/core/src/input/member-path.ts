import { containsCardNumber } from '../issue/card-number.ts'
import { describeValue } from '../issue/describe-value.ts'

const plainName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/

/** Adds a member or an index to a path: `steps[2].inputs`. A name that is no plain one is quoted and shortened: `["a b"]`. */
export const joinPath = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${key}]`
  if (!plainName.test(key) || containsCardNumber(key)) return `${path}[${describeValue(key)}]`
  return path === '' ? key : `${path}.${key}`
}

/** The path of keys from the root down. */
export const pathOf = (keys: readonly (string | number)[]): string => keys.reduce<string>(joinPath, '')
