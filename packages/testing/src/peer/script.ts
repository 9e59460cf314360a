/** Says how a peer behaves in its coming calls. What was said for a subject goes before what was said for all. */
export interface Script<Behaviour> {
  /** For the next calls, one each, whatever they are about. */
  next(...behaviours: readonly Behaviour[]): void
  /** For the next calls about this subject, one each. */
  nextFor(subject: string, ...behaviours: readonly Behaviour[]): void
  /** For every call that nothing else was said for. */
  always(behaviour: Behaviour): void
  /** For every call about this subject, once what `nextFor` and `next` said is used up. */
  alwaysFor(subject: string, behaviour: Behaviour): void
}

/** A script with the side that the peer reads. */
export interface ScriptReader<Behaviour> extends Script<Behaviour> {
  /** The behaviour for one call; what `next` and `nextFor` said is used up by it. */
  take(subject: string): Behaviour
}

export const createScript = <Behaviour>(standard: Behaviour): ScriptReader<Behaviour> => {
  const coming: Behaviour[] = []
  const comingFor = new Map<string, Behaviour[]>()
  const lastingFor = new Map<string, Behaviour>()
  let lasting = standard

  return {
    next: (...behaviours) => {
      coming.push(...behaviours)
    },
    nextFor: (subject, ...behaviours) => {
      comingFor.set(subject, [...(comingFor.get(subject) ?? []), ...behaviours])
    },
    always: (behaviour) => {
      lasting = behaviour
    },
    alwaysFor: (subject, behaviour) => {
      lastingFor.set(subject, behaviour)
    },
    take: (subject) => comingFor.get(subject)?.shift() ?? coming.shift() ?? lastingFor.get(subject) ?? lasting,
  }
}
