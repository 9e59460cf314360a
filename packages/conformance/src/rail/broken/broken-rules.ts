import type { BrokenRail } from './broken-rail.ts'

export const readsTheClock: BrokenRail = {
  defect: 'plans by its own clock',
  breakIt: (sound) => ({
    ...sound,
    plan: (request, { now }) => sound.plan(request, { now: Math.max(now, Date.now()) }),
  }),
  fails: ['plan.pure'],
}

export const planDriftsBack: BrokenRail = {
  defect: 'plans into the window that has just closed',
  breakIt: (sound) => ({
    ...sound,
    plan: (request, { now }) => ({ ...sound.plan(request, { now }), submitAt: now - 1 }),
  }),
  fails: ['plan.never-in-the-past'],
}

export const downgradesSilently: BrokenRail = {
  defect: 'plans SAME_DAY as NEXT_DAY and says nothing',
  breakIt: (sound) => ({
    ...sound,
    plan: (request, context) => sound.plan({ ...request, settlementPriority: 'NEXT_DAY' }, context),
  }),
  fails: ['plan.no-silent-downgrade'],
}

export const countsReferences: BrokenRail = {
  defect: 'numbers references as they come',
  breakIt: (sound) => {
    let count = 0
    return {
      ...sound,
      makeReference: () => {
        count += 1
        return { reference: `transaction-${count}#1` }
      },
    }
  },
  fails: ['reference.deterministic', 'reference.pure'],
}

export const cutsReferences: BrokenRail = {
  defect: 'cuts ids to the provider’s length',
  breakIt: (sound) => ({
    ...sound,
    makeReference: ({ transactionId, number }) =>
      sound.makeReference({ transactionId: transactionId.slice(0, 12), number }),
  }),
  fails: [
    'reference.unique',
    'submit.concurrent',
    'submit.goes-on-after-faults',
    'inquire.absent',
    'cancel.only-that-one',
    'ingest.distinct',
    'money.round-trip',
  ],
}

export const runsTogether: BrokenRail = {
  defect: 'writes id and attempt number together without a mark between them',
  breakIt: (sound) => ({
    ...sound,
    makeReference: ({ transactionId, number }) => ({ reference: `${transactionId}${number}#0` }),
  }),
  fails: ['reference.unambiguous'],
}

export const makesIllegalReferences: BrokenRail = {
  defect: 'makes references with characters that the provider does not take',
  breakIt: (sound) => ({
    ...sound,
    makeReference: ({ transactionId, number }) => ({ reference: `${transactionId} ${number}` }),
  }),
  fails: ['reference.legal'],
}

export const submitsWithoutChecking: BrokenRail = {
  defect: 'sends what validate refuses',
  breakIt: (sound, peer) => ({
    ...sound,
    submit: async (request, reference, context) => {
      if (sound.validate(request).length === 0) return sound.submit(request, reference, context)
      const { amount, currency } = request
      await peer.call('submit', { reference: reference.reference, amount, currency }, context.signal)
      return { outcome: 'accepted', state: 'pending' }
    },
  }),
  fails: ['submit.enforces-validate', 'money.no-rounding'],
}

export const stopsAtTheFirstIssue: BrokenRail = {
  defect: 'reports one broken rule at a time',
  breakIt: (sound) => ({ ...sound, validate: (request) => sound.validate(request).slice(0, 1) }),
  fails: ['validate.reports-all'],
}

export const overstatesItself: BrokenRail = {
  defect: 'says that it takes CAD and refuses it',
  breakIt: (sound) => ({ ...sound, capabilities: { ...sound.capabilities, currencies: ['USD', 'CAD'] } }),
  fails: ['capabilities.as-described'],
}
