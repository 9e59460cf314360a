import { StorageError } from '@linx/contracts'

/** The verbs of a storage adapter that can fail. */
export type StorageVerb =
  | 'migrate'
  | 'commit'
  | 'get'
  | 'find'
  | 'lookup'
  | 'claim'
  | 'renew'
  | 'nextDueAt'
  | 'listParked'
  | 'readJournal'
  | 'prune'
  | 'stats'
  | 'close'

/** What one kind of fault does to the call that it strikes. */
interface StorageFaultRow {
  /** Whether the storage does what was asked. */
  readonly isDone: boolean
  /** `die`: this call and all others from now on throw `ProcessDied`. */
  readonly ending: 'die' | 'throw-unknown' | 'throw-retryable'
  /** Whether later calls are struck as well. */
  readonly isLasting: boolean
}

/** Every kind of fault, one a row. */
export const STORAGE_FAULTS = {
  'die-before': { isDone: false, ending: 'die', isLasting: true },
  'die-after': { isDone: true, ending: 'die', isLasting: true },
  'lose-request': { isDone: false, ending: 'throw-unknown', isLasting: false },
  'lose-answer': { isDone: true, ending: 'throw-unknown', isLasting: false },
  'fail-once': { isDone: false, ending: 'throw-retryable', isLasting: false },
  'fail-from-then-on': { isDone: false, ending: 'throw-retryable', isLasting: true },
} as const satisfies { readonly [kind: string]: StorageFaultRow }

export type StorageFaultKind = keyof typeof STORAGE_FAULTS

/** The process that uses the storage is dead: this call and all later ones get no answer. Make a new one to recover. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied'
}

/** What a struck call throws. `commitFate` is `unknown` where request or answer were lost, else `not-committed`. */
export const faultError = (kind: StorageFaultKind, verb: StorageVerb, call: number): Error => {
  const place = `at call ${call} (${verb})`
  const { ending } = STORAGE_FAULTS[kind]
  if (ending === 'die') return new ProcessDied(`The process died ${place}, as planned by ${kind}.`)
  return new StorageError(`The storage failed ${place}, as planned by ${kind}.`, {
    code: 'planned_fault',
    isRetryable: true,
    commitFate: ending === 'throw-unknown' ? 'unknown' : 'not-committed',
  })
}
