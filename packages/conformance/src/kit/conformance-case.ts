/** One thing that an adapter must do. Cases are data: a runner is bound to them at the edge. */
export interface ConformanceCase<Context> {
  /** Stable, for waivers and reports: `<verb>.<topic>`, lower case. */
  readonly id: string
  /** States the behaviour. */
  readonly title: string
  /** Where the contract says so: a type or member of `@linx/contracts`. */
  readonly clause: string
  /** What the adapter must be able to do for the case to apply, one thing or all of several; absent: nothing more than the contract. */
  readonly needs?: string | readonly string[]
  /** Rejects if the adapter does not conform. */
  run(context: Context): Promise<void>
}

/** A case that an adapter does not pass, with the reason: it is counted and printed, never silent. */
export interface Waiver {
  readonly id: string
  readonly reason: string
}

/** What became of one case. */
export type CaseOutcome =
  | { readonly id: string; readonly outcome: 'passed' }
  | { readonly id: string; readonly outcome: 'failed'; readonly error: unknown }
  | { readonly id: string; readonly outcome: 'waived' | 'not-applicable'; readonly reason: string }
