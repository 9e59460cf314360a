import * as rruleModule from 'rrule'

type RruleModule = typeof rruleModule

/** Bundlers see the named exports of `rrule`'s ES module; plain Node puts those of its CommonJS entry under `default`. */
const namespace = rruleModule as RruleModule | { readonly default: RruleModule }

export const { RRule, Weekday } = 'RRule' in namespace ? namespace : namespace.default
