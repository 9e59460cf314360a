import { words } from '../format.ts'
import { type Html, html } from '../html.ts'

type Tone = 'good' | 'busy' | 'wait' | 'bad' | 'quiet'

/** How each status looks, whatever it is the status of. */
const TONES: Readonly<Record<string, Tone>> = {
  CREATED: 'busy',
  ACTIVE: 'wait',
  COMPLETED: 'good',
  DECLINED: 'bad',
  CANCELLED: 'quiet',
  EXPIRED: 'bad',
  ARCHIVED: 'quiet',
  NEW: 'busy',
  PENDING: 'busy',
  PROCESSING: 'busy',
  APPROVED: 'good',
  SETTLED: 'good',
  CLEARED: 'good',
  ERROR: 'bad',
  REVERSED: 'quiet',
  SCHEDULED: 'busy',
  SUSPENDED: 'wait',
  FINISHED: 'quiet',
  DELIVERED: 'good',
  FAILED: 'bad',
  DISABLED: 'bad',
  UNVERIFIED: 'quiet',
  SKIPPED: 'quiet',
}

/** A status as a pill. `isRunning`: an active thing that waits for nobody is good, not waiting. */
export const badge = (status: string, isRunning = false): Html => {
  const tone = isRunning && status === 'ACTIVE' ? 'good' : (TONES[status] ?? 'busy')
  return html`<span class="badge ${tone}">${words(status)}</span>`
}
