import type { Instant } from '@linx/contracts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `02 Mar 15:00:00`, in UTC. */
export const formatTime = (instant: Instant): string => {
  const [day = '', time = ''] = new Date(instant).toISOString().split(/[T.]/)
  return `${day.slice(8)} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${time}`
}
