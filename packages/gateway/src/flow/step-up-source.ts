import type { StepUp, StepUpChallenge, StepUpOutcome, StepUpVisit } from '../gateway-options.ts'

/** What became of a code; `proof` is the engine's, for the ticket. */
export interface StepUpVerdict {
  readonly outcome: StepUpOutcome
  readonly proof?: string
}

/** Where the proof of a visit is asked for. */
export interface StepUpSource {
  challenge(who: StepUpVisit, language: string): Promise<StepUpChallenge | undefined>
  verify(who: StepUpVisit, code: string): Promise<StepUpVerdict>
  readonly sendCode?: (who: StepUpVisit) => Promise<'sent' | 'too-many' | 'locked' | 'opted-out'>
}

/** The workflow's own proof: the engine makes the codes, counts the tries and refuses what comes before. */
const engineStepUp: StepUpSource = {
  challenge: async ({ visit: { stepUp } }, language) => {
    if (stepUp.mode === 'one-time-code') return { method: 'sms-code', phoneHint: stepUp.phoneHint }
    if (stepUp.mode === 'passcode') return { method: 'passcode' }
    const question = await stepUp.question(language)
    return question === undefined ? undefined : { method: 'host', ...question }
  },
  verify: ({ visit }, code) => visit.stepUp.submit(code),
  sendCode: async ({ visit }) => (await visit.stepUp.requestCode()).outcome,
}

const hostStepUp = (stepUp: StepUp): StepUpSource => {
  const { sendCode } = stepUp
  return {
    challenge: (who, language) => stepUp.challenge(who, language),
    verify: async (who, code) => ({ outcome: await stepUp.verify(who, code) }),
    ...(sendCode === undefined ? {} : { sendCode: (who) => sendCode.call(stepUp, who) }),
  }
}

/** What the workflow asks for; where it asks for nothing, what the host of the pages does. */
export const stepUpSource = ({ visit }: StepUpVisit, stepUp: StepUp | undefined): StepUpSource | undefined => {
  if (visit.stepUp.mode !== 'none') return engineStepUp
  return stepUp === undefined ? undefined : hostStepUp(stepUp)
}
