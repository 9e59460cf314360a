import { type Clock, systemClock } from '@linx/engine'
import type { HostStore } from './host-store.ts'

/** Time that runs as the machine's does, and may be moved ahead. */
export interface HostClock extends Clock {
  /** Jumps ahead to `instant`; an earlier one than now changes nothing. */
  moveTo(instant: number): void
}

const SETTING = 'clock-offset-ms'

/** Goes on where the last run was. `startAt`: what the clock shows when the host is started for the first time; default: the time. */
export const createHostClock = (store: HostStore, startAt: number = Date.now()): HostClock => {
  let offsetMs = Number(store.setting(SETTING) ?? startAt - Date.now())
  store.keepSetting(SETTING, String(offsetMs))
  return {
    now: () => Date.now() + offsetMs,
    setTimer: systemClock.setTimer,
    moveTo: (instant) => {
      offsetMs = Math.max(offsetMs, instant - Date.now())
      store.keepSetting(SETTING, String(offsetMs))
    },
  }
}
