import type { JsonObject } from '../../json.ts'
import { COMMIT_LIMITS } from '../commit.ts'
import { checkWith } from './refuse.ts'

const MAXIMUM_UTF8_BYTES_PER_CODE_UNIT = 3
const check = checkWith('invalid_batch')

const fits = (text: string): boolean =>
  text.length * MAXIMUM_UTF8_BYTES_PER_CODE_UNIT <= COMMIT_LIMITS.bodyBytes ||
  (text.length <= COMMIT_LIMITS.bodyBytes && new TextEncoder().encode(text).length <= COMMIT_LIMITS.bodyBytes)

/** The JSON text of a body: at once its copy and its measure. Throws `invalid_batch` for what is no object or too large. */
export const encodeBody = (body: JsonObject): string => {
  check(typeof body === 'object' && body !== null && !Array.isArray(body), () => 'A body must be a JSON object.')
  const text = JSON.stringify(body)
  check(fits(text), () => `A body must have at most ${COMMIT_LIMITS.bodyBytes} bytes of JSON text.`)
  return text
}
