const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
}

/** A copy of JSON that nobody can change, at any depth. */
export const frozen = <Value>(value: Value): Value => {
  const copy = structuredClone(value)
  freeze(copy)
  return copy
}
