/** Thrown inside the readers alone, and caught by them: what came cannot be read. The message is for the operator. */
export class Unreadable extends Error {}

/** Stops reading. */
export const refuse = (reason: string): never => {
  throw new Unreadable(reason)
}
