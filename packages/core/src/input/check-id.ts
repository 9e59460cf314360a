import { createIssue, type Issue } from '../issue/index.ts'

const VISIBLE_ASCII = /^[!-~]{1,64}$/

/** Why a value is no reference of ours or of a host, or nothing: 1–64 visible ASCII characters. */
export const checkId = (value: unknown, path: string): Issue | undefined =>
  typeof value === 'string' && VISIBLE_ASCII.test(value)
    ? undefined
    : createIssue('id_format', {
        path,
        expected: '1 to 64 visible ASCII characters',
        received: value,
        fix: 'Use the id as the API gave it',
      })
