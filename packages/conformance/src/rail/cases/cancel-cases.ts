import { expectTrue } from '../../kit/expect.ts'
import type { RailCase } from '../rail-context.ts'
import { expectOutcome, expectTaken, submitSound } from './submit-cases.ts'

const clause = 'RailAdapter.cancel'

export const cancelCases: readonly RailCase[] = [
  {
    id: 'cancel.pending',
    title: 'cancels a payment that is not under way yet, so that no money moves',
    clause,
    needs: 'cancellation',
    run: async ({ open }) => {
      const opened = await open()
      const { reference } = await submitSound(opened)
      expectOutcome(await opened.cancel(reference), ['cancelled'])
      expectTaken(opened, [])
    },
  },
  {
    id: 'cancel.twice',
    title: 'may be repeated',
    clause,
    needs: 'cancellation',
    run: async ({ open }) => {
      const opened = await open()
      const { reference } = await submitSound(opened)
      await opened.cancel(reference)
      expectOutcome(await opened.cancel(reference), ['cancelled', 'too-late', 'unknown'])
      expectTaken(opened, [])
    },
  },
  {
    id: 'cancel.only-that-one',
    title: 'cancels the payment of that reference and no other',
    clause,
    needs: 'cancellation',
    run: async ({ open }) => {
      const opened = await open()
      const [first, second] = [await submitSound(opened), await submitSound(opened)]
      expectOutcome(await opened.cancel(first.reference), ['cancelled'])
      expectTaken(opened, [second])
    },
  },
  {
    id: 'cancel.too-late',
    title: 'says that it is too late for settled money',
    clause: 'CancelOutcome too-late',
    needs: ['cancellation', 'news:settled'],
    run: async ({ open }) => {
      const opened = await open()
      const payment = await submitSound(opened)
      await opened.tell('settled', payment)
      expectOutcome(await opened.cancel(payment.reference), ['too-late'])
      expectTaken(opened, [payment])
    },
  },
  ...(['drop', 'server-error', 'garbage'] as const).map(
    (fault): RailCase => ({
      id: `cancel.${fault}`,
      title: `does not know after ${fault === 'drop' ? 'a broken connection' : `the fault ${fault}`}`,
      clause: 'CancelOutcome unknown',
      needs: ['cancellation', `cancel:${fault}`],
      run: async ({ open }) => {
        const opened = await open({ cancel: [fault] })
        const { reference } = await submitSound(opened)
        expectOutcome(await opened.cancel(reference), ['unknown'])
      },
    }),
  ),
  {
    id: 'cancel.slow',
    title: 'hangs up when the signal is aborted, and does not know',
    clause,
    needs: ['cancellation', 'cancel:slow'],
    run: async ({ open }) => {
      const opened = await open({ cancel: ['slow'] })
      const { reference } = await submitSound(opened)
      const controller = new AbortController()
      const answer = opened.cancel(reference, controller.signal)
      await Promise.race([opened.peer.whenHolding?.(), answer])
      controller.abort()
      expectOutcome(await answer, ['unknown'])
      expectTrue(opened.peer.payments().length <= 1, 'No second payment may come of a cancellation.')
    },
  },
]
