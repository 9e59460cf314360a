const MEDIA_RANGES: readonly string[] = ['application/json', 'application/*', '*/*']

const isRefused = (parameters: readonly string[]): boolean =>
  parameters.some((parameter) => /^q=0(?:\.0{1,3})?$/i.test(parameter.trim()))

/** `true` if the header `Accept` allows JSON; without it everything is allowed. The most exact range counts. */
export const acceptsJson = (accept: string | null): boolean => {
  if (accept === null || accept.trim() === '') return true
  const ranges = new Map(
    accept.split(',').map((range) => {
      const [name = '', ...parameters] = range.split(';')
      return [name.trim().toLowerCase(), !isRefused(parameters)] as const
    }),
  )
  const exact = MEDIA_RANGES.find((range) => ranges.has(range))
  return exact !== undefined && ranges.get(exact) === true
}
