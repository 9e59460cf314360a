import { createIssue, failure, type Result, success } from '@linx/core'

/** A body whose id stands in the path: there it may be left out, but not differ. What is no object is left to the engine to refuse. */
export const withId = (body: unknown, id: string): Result<unknown> => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return success(body)
  if ('id' in body && body.id !== id) {
    const expected = 'the id of the path, or none'
    return failure(createIssue('input_value', { path: 'id', expected, received: body.id, fix: 'Remove id' }))
  }
  return success({ ...body, id })
}
