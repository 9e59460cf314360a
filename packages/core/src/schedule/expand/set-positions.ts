/**
 * The offsets of the elements that BYSETPOS selects from a set of days × times, ascending and each once. Positions
 * beyond either end of the set select nothing. The set itself is never built.
 */
export const selectPositions = (
  days: readonly number[],
  times: readonly number[],
  positions: readonly number[],
  dayLength: number,
): readonly number[] => {
  const size = days.length * times.length
  const indexes = new Set<number>()
  for (const position of positions) {
    const index = position > 0 ? position - 1 : size + position
    if (index >= 0 && index < size) indexes.add(index)
  }
  return [...indexes]
    .sort((left, right) => left - right)
    .map((index) => {
      const day = Math.floor(index / times.length)
      return (days[day] ?? 0) * dayLength + (times[index - day * times.length] ?? 0)
    })
}
