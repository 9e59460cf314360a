import type { EventDataByType, EventType } from '@linx/core'
import { EventEmitter } from 'eventemitter3'
import type { CommittedEvent, EventEnvelope } from '../store/change.ts'

/** What a listener gets: the envelope of SPEC section 7, and whose event it is. */
export interface EngineEvent<Type extends string = string, Data = Readonly<Record<string, unknown>>>
  extends EventEnvelope<Type, Data> {
  readonly businessAccountId: string
}

export type WorkflowUpdatedData = EventDataByType['linx.workflow-updated']

/** One step in `linx.workflow-updated`; `null` where the workflow has no such step. */
export type StepStatusData = NonNullable<WorkflowUpdatedData['currentStepStatus']>

export type NotificationFailedData = EventDataByType['linx.notification-failed']

export type TransactionStatusChangedData = EventDataByType['transactions.status-changed']

type Listeners = {
  [Type in EventType]: (event: EngineEvent<Type, EventDataByType[Type]>) => void
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
