import type { SmsAdapter, SmsCapabilities, SmsSendOutcome } from '@linx/contracts'
import type { SoundSmsPeer } from './sound-sms-peer.ts'

/** A sender with one defect: it proves that the kit sees it. */
export interface BrokenSms {
  readonly defect: string
  /** Spoils a sound sender. */
  breakIt(sound: SmsAdapter, peer: SoundSmsPeer): SmsAdapter
  /** What it says of itself, where that differs. */
  readonly capabilities?: Partial<SmsCapabilities>
  /** Every case that must fail, and no other. */
  readonly fails: readonly string[]
}

type Send = SmsAdapter['send']

/** Spoils `send` alone. */
export const breakSend =
  (send: (sound: Send, ...call: Parameters<Send>) => Promise<SmsSendOutcome>) =>
  (sound: SmsAdapter): SmsAdapter => ({ ...sound, send: (...call) => send(sound.send, ...call) })

/** Spoils the outcomes of `send` alone. */
export const breakOutcome = (change: (outcome: SmsSendOutcome) => SmsSendOutcome) =>
  breakSend(async (send, ...call) => change(await send(...call)))
