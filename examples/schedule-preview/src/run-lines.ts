import type { Occurrence } from '@linx/core'
import type { Paint } from './paint.ts'
import type { PreviewYear } from './preview-year.ts'

const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' })

/** `Mon 2026-02-02 09:00`, with seconds only where there are some. */
const localText = (local: string): string => {
  const [day = '', time = ''] = local.split('T')
  return `${weekday.format(new Date(day))} ${day} ${time.replace(/:00$/, '')}`
}

const runLine = ({ at, local, nominal, mergedCount }: Occurrence, paint: Paint): string => {
  const isMoved = local.slice(0, 10) !== nominal.slice(0, 10)
  const moved = isMoved ? `${localText(nominal)} -> ${localText(local)}` : localText(local)
  const merged = mergedCount > 1 ? `, ${mergedCount} in one` : ''
  return `  ${paint(isMoved ? 'moved-here' : 'run', moved)}${merged}  ${paint('faint', at)}`
}

/** The first runs, and how many more the year has. */
export const runLines = ({ runs, isCut }: PreviewYear, listed: number, paint: Paint): readonly string[] => {
  if (runs.length === 0) return ['No run in these twelve months.']
  const more = runs.length - listed
  return [
    paint('title', runs.length === 1 ? 'The one run:' : `The first ${Math.min(listed, runs.length)} runs:`),
    ...runs.slice(0, listed).map((run) => runLine(run, paint)),
    ...(more > 0 ? [`  and ${more}${isCut ? ' or more' : ''} more in these twelve months`] : []),
  ]
}
