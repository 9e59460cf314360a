/** How a process of the benchmark is told what to do, as its only parameter. */
export interface ProcessOrder {
  readonly connectionString: string
  readonly schema: string
  /** From 0 on. */
  readonly process: number
  readonly workflows: number
  readonly lanes: number
}

/** A text that reached a phone. */
export interface ArrivedText {
  readonly to: string
  readonly kind: string
  readonly reference: string
  readonly body: string
}

/** How often each effect was carried out, by its reference. */
export type EffectCounts = readonly (readonly [reference: string, times: number])[]

export type FromParent =
  | { readonly tells: 'begin' }
  | { readonly tells: 'stop' }
  | { readonly tells: 'text'; readonly text: ArrivedText }

export type FromProcess =
  | { readonly tells: 'ready' }
  /** For a phone of another process: it is handed on, as a telephone network would. */
  | { readonly tells: 'text'; readonly text: ArrivedText }
  | { readonly tells: 'done' }
  | {
      readonly tells: 'stopped'
      readonly submits: EffectCounts
      readonly texts: EffectCounts
      readonly foreign: number
    }
