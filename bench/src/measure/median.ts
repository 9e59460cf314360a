/** The middle of a list, of two middles the mean. Throws a `RangeError` for an empty list. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new RangeError('The median of no values is not defined.')
  return (low + high) / 2
}
