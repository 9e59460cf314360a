import { expectNoSecret } from '../check/secrets.ts'
import type { RailCase } from '../rail-context.ts'
import { expectOutcome, submitSound } from './submit-cases.ts'

const clause = 'RailEvidence'

export const secretCases: readonly RailCase[] = [
  {
    id: 'secrets.submit',
    title: 'keeps account numbers, tokens and credentials out of what submit answers',
    clause,
    run: async ({ open, subject }) => {
      const opened = await open()
      for (const example of subject.examples) {
        expectNoSecret(subject, await opened.submit(opened.newPayment(example)), 'the outcome')
      }
    },
  },
  {
    id: 'secrets.decline',
    title: 'keeps secrets out of a rejection even if the peer repeats them in its texts',
    clause,
    needs: 'submit:decline-with-secrets',
    run: async ({ open, subject }) => {
      const opened = await open({ submit: ['decline-with-secrets'] })
      const outcome = await opened.submit(opened.newPayment())
      expectOutcome(outcome, ['rejected'])
      expectNoSecret(subject, outcome, 'the rejection')
    },
  },
  {
    id: 'secrets.doubt',
    title: 'keeps secrets out of the cause of a doubt',
    clause: 'SubmitOutcome unknown',
    run: async ({ open, subject }) => {
      for (const fault of subject.faults.submit.filter((name) => name !== 'slow')) {
        const opened = await open({ submit: [fault] })
        expectNoSecret(subject, await opened.submit(opened.newPayment()), `the outcome of ${fault}`)
      }
    },
  },
  {
    id: 'secrets.inquire',
    title: 'keeps secrets out of what inquire answers',
    clause,
    needs: 'inquiry',
    run: async ({ open, subject }) => {
      const opened = await open()
      const { reference } = await submitSound(opened)
      expectNoSecret(subject, await opened.inquire(reference), 'the outcome')
    },
  },
  {
    id: 'secrets.news',
    title: 'keeps secrets out of events',
    clause,
    needs: 'news',
    run: async ({ open, subject }) => {
      for (const happening of subject.happenings) {
        const opened = await open()
        const payment = await submitSound(opened)
        if (happening === 'returned' && subject.happenings.includes('settled')) await opened.tell('settled', payment)
        const inbound = await opened.tell(happening, payment)
        const outcome = await opened.ingest(inbound)
        expectNoSecret(subject, outcome, `the news ${happening}`)
      }
    },
  },
  {
    id: 'secrets.eligibility',
    title: 'keeps secrets out of what checkEligibility answers',
    clause,
    needs: 'eligibility',
    run: async ({ open, subject, example }) => {
      expectNoSecret(subject, await (await open()).checkEligibility(example.credit), 'the outcome')
    },
  },
]
