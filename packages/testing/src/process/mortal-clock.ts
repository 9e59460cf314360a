import type { VirtualClock } from '../clock/virtual-clock.ts'
import { ProcessDied } from '../storage/storage-fault.ts'
import type { TimerFault } from './fault.ts'
import type { ProcessLife } from './process-life.ts'

/** The world's clock as one process sees it: its timers die with it, and it may die at one of them. */
export const createMortalClock = (
  clock: VirtualClock,
  plan: readonly TimerFault[],
  life: ProcessLife,
): VirtualClock => {
  let fired = 0
  const die = ({ kind, call }: TimerFault): void =>
    life.die(new ProcessDied(`The process died at timer ${call}, as planned by ${kind}.`))
  const fire = (callback: () => void): void => {
    if (life.isDead()) return
    fired += 1
    life.tell('timer')
    const fault = plan.find(({ call }) => call === fired)
    if (fault?.kind !== 'die-before') callback()
    if (fault !== undefined) die(fault)
  }
  return { ...clock, setTimer: (callback, delayMs) => clock.setTimer(() => fire(callback), delayMs) }
}
