import type { CancelOutcome, InquireOutcome, RailRequest, SubmitOutcome } from '@linx/contracts'
import type { PeerClock } from '../clock/virtual-clock.ts'
import { answerWithFault, waitOn } from '../peer/peer-fault.ts'
import type { OrderBook, RailOrder } from './order-book.ts'
import type { CancelBehaviour, InquireBehaviour, SubmitBehaviour } from './rail-behaviour.ts'
import type { AcceptedState } from './rail-standards.ts'

/** The rail's side of the three calls: does first what the behaviour says, then answers as it says. */
export interface RailTalk {
  submit(
    request: RailRequest,
    reference: string,
    behaviour: SubmitBehaviour,
    signal: AbortSignal,
  ): Promise<SubmitOutcome>
  inquire(reference: string, behaviour: InquireBehaviour, signal: AbortSignal): Promise<InquireOutcome>
  cancel(reference: string, behaviour: CancelBehaviour, signal: AbortSignal): Promise<CancelOutcome>
}

type Echo = { readonly echoAmount?: string; readonly echoCurrency?: string }

const figuresOf = ({ providerId, request }: RailOrder, echo: Echo) => ({
  providerId,
  amount: echo.echoAmount ?? request.amount,
  currency: echo.echoCurrency ?? request.currency,
})

const answerAccepted = (order: RailOrder, echo: Echo): SubmitOutcome => {
  const { state } = order
  if (state === 'failed' || state === 'cancelled') {
    return { outcome: 'rejected', code: `order_${state}`, reason: `The order is ${state}.`, retry: 'new-reference' }
  }
  return { outcome: 'accepted', state, ...figuresOf(order, echo) }
}

const answerRefused = (behaviour: Extract<SubmitBehaviour, { answer: 'reject' | 'not-sent' }>): SubmitOutcome => {
  if (behaviour.answer === 'reject') {
    const { retry, code = 'declined', reason = 'Declined, as scripted' } = behaviour
    return { outcome: 'rejected', code, reason, retry }
  }
  const { retryAfterMs } = behaviour
  return { outcome: 'not-sent', cause: 'connection refused', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

export interface RailTalkOptions {
  readonly clock: PeerClock
  readonly acceptedState: AcceptedState
  /** How long the rail can tell of a payment; absent: for ever. */
  readonly inquiryWindowMs?: number
}

export const createRailTalk = (book: OrderBook, options: RailTalkOptions): RailTalk => {
  const { clock, acceptedState, inquiryWindowMs = Number.POSITIVE_INFINITY } = options
  const underWay = new Map<string, number>()

  const takeLater = async (request: RailRequest, reference: string, delayMs: number): Promise<void> => {
    underWay.set(reference, (underWay.get(reference) ?? 0) + 1)
    await waitOn(clock, delayMs)
    book.take(request, reference, acceptedState, clock.now())
    underWay.set(reference, (underWay.get(reference) ?? 0) - 1)
  }

  const accept = async (
    request: RailRequest,
    reference: string,
    behaviour: Extract<SubmitBehaviour, { answer: 'accept' }>,
    signal: AbortSignal,
  ): Promise<SubmitOutcome> => {
    if (signal.aborted) return { outcome: 'not-sent', cause: 'aborted before the call' }
    const order = book.take(request, reference, behaviour.state ?? acceptedState, clock.now())
    await waitOn(clock, behaviour.afterMs ?? 0)
    return answerAccepted(order, behaviour)
  }

  const submit: RailTalk['submit'] = async (request, reference, behaviour, signal) => {
    const { answer, afterMs = 0 } = behaviour
    const duplicate = book.findDuplicate(reference, clock.now())
    if (answer === 'accept') return accept(request, reference, behaviour, signal)
    if (answer === 'reject' || answer === 'not-sent') {
      await waitOn(clock, afterMs)
      return answer === 'reject' && duplicate !== undefined ? answerAccepted(duplicate, {}) : answerRefused(behaviour)
    }
    const { isDone, doneAfterMs = 0 } = behaviour
    if (isDone && doneAfterMs > 0) void takeLater(request, reference, doneAfterMs)
    else if (isDone) book.take(request, reference, acceptedState, clock.now())
    await waitOn(clock, afterMs)
    return answerWithFault(answer, signal)
  }

  const tellTruth = (reference: string, echo: Echo): InquireOutcome => {
    const order = book.find(reference)
    if (order === undefined) return { outcome: 'absent', isProven: (underWay.get(reference) ?? 0) === 0 }
    if (clock.now() - order.takenAt >= inquiryWindowMs) return { outcome: 'absent', isProven: false }
    return { outcome: 'found', state: order.state, ...order.why, ...figuresOf(order, echo) }
  }

  const inquire: RailTalk['inquire'] = async (reference, behaviour, signal) => {
    await waitOn(clock, behaviour.afterMs ?? 0)
    if (behaviour.answer === 'truth') return tellTruth(reference, behaviour)
    if (behaviour.answer === 'absent') return { outcome: 'absent', isProven: behaviour.isProven }
    return answerWithFault(behaviour.answer, signal)
  }

  const cancelIfPossible = (reference: string): CancelOutcome => {
    const state = book.find(reference)?.state ?? 'not here'
    if (book.canMoveTo(reference, 'cancelled')) book.moveTo(reference, 'cancelled', clock.now())
    else if (state !== 'cancelled') return { outcome: 'too-late', reason: `The order is ${state}.` }
    return { outcome: 'cancelled' }
  }

  const cancel: RailTalk['cancel'] = async (reference, behaviour, signal) => {
    const { answer, afterMs = 0 } = behaviour
    if (answer === 'truth') {
      const truth = cancelIfPossible(reference)
      await waitOn(clock, afterMs)
      return truth
    }
    if (answer !== 'too-late' && behaviour.isDone) cancelIfPossible(reference)
    await waitOn(clock, afterMs)
    if (answer === 'too-late') return { outcome: 'too-late', reason: 'Past the cut-off, as scripted.' }
    return answerWithFault(answer, signal)
  }

  return { submit, inquire, cancel }
}
