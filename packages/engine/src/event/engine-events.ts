import { EventEmitter } from 'eventemitter3'
import type { CommittedEvent, EventEnvelope } from '../store/change.ts'

/** What a listener gets: the envelope of SPEC section 7, and whose event it is. */
export interface EngineEvent<Type extends string = string, Data = Readonly<Record<string, unknown>>>
  extends EventEnvelope<Type, Data> {
  readonly businessAccountId: string
}

/** One step in `linx.workflow-updated`; `null` where the workflow has no such step. */
export interface StepStatusData {
  readonly id: string
  readonly status: string
  readonly name: string
  readonly displayName: string
  readonly updatedAt: string
}

export interface WorkflowUpdatedData {
  readonly workflowId: string
  readonly workflowStatus: string
  /** Grows with each change of the workflow; put deliveries in order by it. */
  readonly sequence: number
  readonly previousStepStatus: StepStatusData | null
  readonly currentStepStatus: StepStatusData | null
  readonly nextStepStatus: StepStatusData | null
}

export interface NotificationFailedData {
  readonly workflowId: string
  readonly sequence: number
  readonly serial: number
  readonly reason: string
}

export interface TransactionStatusChangedData {
  readonly transactionId: string
  readonly transactionType: string
  /** `null` for a transaction that was just made. */
  readonly previousStatus: string | null
  readonly status: string
  readonly sequence: number
  readonly workflowId?: string
  readonly parentTransactionId?: string
  readonly scheduleId?: string
}

/** The data of each event type. Further types carry ids and statuses only. */
export interface EventDataByType {
  'linx.workflow-updated': WorkflowUpdatedData
  'linx.notification-failed': NotificationFailedData
  'transactions.status-changed': TransactionStatusChangedData
  'transactions.needs-review': Readonly<Record<string, unknown>>
  'transactions.outcome-unknown': Readonly<Record<string, unknown>>
  'transactions.correction-received': Readonly<Record<string, unknown>>
}

export type EngineEventType = keyof EventDataByType

type Listeners = {
  [Type in EngineEventType]: (event: EngineEvent<Type, EventDataByType[Type]>) => void
} & { '*': (event: EngineEvent) => void; 'listener-failed': (error: unknown) => void }

/**
 * Events of this process, emitted after their commit; `*` gets every one. A hint for the host's own process: what must not be lost
 * is in the journal (`linx.audit.list`), written in the commit itself. A listener that throws is told to `listener-failed` and disturbs nobody.
 */
export interface EngineEvents {
  on<Name extends keyof Listeners>(name: Name, listener: Listeners[Name]): void
  once<Name extends keyof Listeners>(name: Name, listener: Listeners[Name]): void
  off<Name extends keyof Listeners>(name: Name, listener: Listeners[Name]): void
}

export interface EventHub {
  readonly events: EngineEvents
  emit(committed: readonly CommittedEvent[]): void
}

type Call = (payload: unknown) => void

export const createEventHub = (): EventHub => {
  const emitter = new EventEmitter<Record<string, Call>>()
  const guarded = new WeakMap<object, Call>()
  const guard = (name: string, listener: Call): Call => {
    const call: Call = (payload) => {
      try {
        listener(payload)
      } catch (error) {
        if (name !== 'listener-failed') emitter.emit('listener-failed', error)
      }
    }
    guarded.set(listener, call)
    return call
  }
  return {
    events: {
      on: (name, listener) => void emitter.on(name, guard(name, listener as Call)),
      once: (name, listener) => void emitter.once(name, guard(name, listener as Call)),
      off: (name, listener) => {
        const call = guarded.get(listener)
        if (call !== undefined) emitter.off(name, call)
      },
    },
    emit: (committed) => {
      for (const { businessAccountId, envelope } of committed) {
        const event = { ...envelope, businessAccountId }
        emitter.emit(envelope.type, event)
        emitter.emit('*', event)
      }
    },
  }
}
