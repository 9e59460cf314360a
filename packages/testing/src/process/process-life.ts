import { ProcessDied } from '../storage/storage-fault.ts'

/** Whether one process still lives; everything that it touches asks here, so that the dead do nothing more. */
export interface ProcessLife {
  isDead(): boolean
  /** Whether any planned fault struck. */
  hasStruck(): boolean
  noteStrike(): void
  /** From now on every call throws `ProcessDied`. */
  die(error: Error): void
  /** Throws `ProcessDied` in a process that is dead. */
  refuseTheDead(): void
  /** One line of what the process did, for the trace. */
  tell(line: string): void
}

/** `tell` is given every call of the process, in order. Default: nobody listens. */
export const createProcessLife = (tell: (line: string) => void = () => undefined): ProcessLife => {
  let struck = false
  let death: Error | undefined
  return {
    isDead: () => death !== undefined,
    hasStruck: () => struck,
    noteStrike: () => {
      struck = true
    },
    die: (error) => {
      struck = true
      death ??= error
    },
    refuseTheDead: () => {
      if (death !== undefined) throw new ProcessDied(death.message, { cause: death })
    },
    tell: (line) => {
      if (death === undefined) tell(line)
    },
  }
}
