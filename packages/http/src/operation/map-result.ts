import { type Result, success } from '@linx/core'
import type { Page } from '@linx/engine'

/** Puts the value of a success into the words of the API. */
export const mapResult = async <Value, View>(
  result: Promise<Result<Value>>,
  view: (value: Value) => View,
): Promise<Result<View>> => {
  const answer = await result
  return answer.ok ? success(view(answer.value)) : answer
}

/** The same for each row of a page. */
export const mapPage = <Row, View>(
  page: Promise<Result<Page<Row>>>,
  view: (row: Row) => View,
): Promise<Result<Page<View>>> =>
  mapResult(page, ({ result, totalElements }) => ({ result: result.map(view), totalElements }))
