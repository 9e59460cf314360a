import type { RailAdapter } from '@linx/contracts'
import type { BrokenRail } from './broken-rail.ts'

type Inquire = NonNullable<RailAdapter['inquire']>

/** Spoils `inquire` alone. */
const breakInquire =
  (inquire: (sound: Inquire, ...call: Parameters<Inquire>) => ReturnType<Inquire>) =>
  (sound: RailAdapter): RailAdapter => {
    const soundly = sound.inquire
    return soundly === undefined ? sound : { ...sound, inquire: (...call) => inquire(soundly, ...call) }
  }

export const provesTooEarly: BrokenRail = {
  defect: 'takes a payment that the peer does not know yet for proven absent',
  breakIt: breakInquire(async (inquire, ...call) => {
    const outcome = await inquire(...call)
    return outcome.outcome === 'absent' ? { outcome: 'absent', isProven: true } : outcome
  }),
  fails: ['inquire.absent-then-found'],
}

export const callsDoubtAbsent: BrokenRail = {
  defect: 'calls a payment absent when it got no proper answer',
  breakIt: breakInquire(async (inquire, ...call) => {
    const outcome = await inquire(...call)
    return outcome.outcome === 'unknown' ? { outcome: 'absent', isProven: false } : outcome
  }),
  fails: [
    'inquire.rate-limited',
    'inquire.drop',
    'inquire.server-error',
    'inquire.garbage',
    'inquire.empty',
    'inquire.slow',
  ],
}

export const asksByProviderId: BrokenRail = {
  defect: 'finds only payments whose submission was answered in this process',
  breakIt: (sound) => {
    const known = new Set<string>()
    return {
      ...sound,
      submit: async (request, reference, context) => {
        const outcome = await sound.submit(request, reference, context)
        if (outcome.outcome === 'accepted') known.add(reference.reference)
        return outcome
      },
      inquire: async (reference, context) =>
        known.has(reference.reference) && sound.inquire !== undefined
          ? sound.inquire(reference, context)
          : { outcome: 'absent', isProven: false },
    }
  },
  fails: ['inquire.found-after-doubt', 'inquire.absent-then-found', 'inquire.proven-absent', 'verification.waits'],
}

export const paysWhenAsked: BrokenRail = {
  defect: 'submits once more to find out',
  breakIt: (sound, peer) => ({
    ...sound,
    inquire: async (reference, context) => {
      const body = { reference: `${reference.reference}?`, amount: '0.01', currency: 'USD' }
      await peer.call('submit', body, context.signal).catch(() => undefined)
      return sound.inquire?.(reference, context) ?? { outcome: 'unknown', cause: 'No way to ask' }
    },
  }),
  fails: ['inquire.absent-then-found', 'inquire.moves-nothing'],
}

export const saysCancelled: BrokenRail = {
  defect: 'says that everything is cancelled',
  breakIt: (sound) => ({ ...sound, cancel: async () => ({ outcome: 'cancelled' }) }),
  fails: [
    'cancel.pending',
    'cancel.twice',
    'cancel.only-that-one',
    'cancel.too-late',
    'cancel.drop',
    'cancel.server-error',
    'cancel.garbage',
    'cancel.slow',
  ],
}

export const lacksCancel: BrokenRail = {
  defect: 'says that it can cancel and has no method for it',
  breakIt: ({ cancel: _, ...sound }) => sound,
  fails: [
    'capabilities.have-their-methods',
    'cancel.pending',
    'cancel.twice',
    'cancel.only-that-one',
    'cancel.too-late',
    'cancel.drop',
    'cancel.server-error',
    'cancel.garbage',
    'cancel.slow',
  ],
}

export const verifiesByACent: BrokenRail = {
  defect: 'finds out about an account by moving a cent',
  breakIt: (sound, peer) => ({
    ...sound,
    verifyAccount: async (request, reference, context) => {
      const body = { reference: `${reference.reference}-cent`, amount: '0.01', currency: 'USD' }
      await peer.call('submit', body, context.signal).catch(() => undefined)
      return sound.verifyAccount?.(request, reference, context) ?? { outcome: 'unknown', cause: 'No way to ask' }
    },
  }),
  fails: ['verification.moves-nothing'],
}

export const verifiesAtOnce: BrokenRail = {
  defect: 'calls every account verified before its bank has answered',
  breakIt: (sound) => ({
    ...sound,
    planVerification: (_, { now }) => ({ submitAt: now, usableFrom: now }),
    verifyAccount: async () => ({ outcome: 'accepted', state: 'settled' }),
  }),
  fails: ['verification.plan', 'verification.waits', 'verification.given-up'],
}

export const everyoneIsEligible: BrokenRail = {
  defect: 'calls every account eligible',
  breakIt: (sound) => ({
    ...sound,
    checkEligibility: async () => ({ outcome: 'eligible', availability: 'immediate' }),
  }),
  fails: [
    'eligibility.not-eligible',
    'eligibility.drop',
    'eligibility.server-error',
    'eligibility.garbage',
    'eligibility.slow',
  ],
}
