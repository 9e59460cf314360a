import type { TextField } from '../form/form-field.ts'
import type { StepUpChallenge } from '../gateway-options.ts'
import type { TextKey } from '../language/texts-en.ts'
import { button, errorSummary, type FormState, form, renderGroups } from './form-parts.ts'
import { EMPTY, type Html, html } from './html.ts'
import type { Page } from './layout.ts'
import { businessName, type PageContext, type Progress } from './page-context.ts'

/** The name of the field with the code. */
export const CODE_FIELD = 'code'

/** What became of the Customer's wish for a code, or of a code. */
export interface StepUpNews {
  readonly message: TextKey
  readonly isError: boolean
}

interface ChallengeTexts {
  readonly title: string
  readonly text: string
  readonly label: string
}

const challengeTexts = (challenge: StepUpChallenge, context: PageContext): ChallengeTexts => {
  const { say } = context
  switch (challenge.method) {
    case 'host':
      return { title: challenge.title, text: '', label: challenge.label }
    case 'passcode':
      return {
        title: say('check.title.passcode'),
        text: say('check.text.passcode', { business: businessName(context) }),
        label: say('check.label.passcode'),
      }
    case 'sms-code':
      return {
        title: say('check.title.sms-code'),
        text: say('check.text.sms-code', { phone: challenge.phoneHint }),
        label: say('check.label.sms-code'),
      }
  }
}

const sendButton = (context: PageContext, nonce: string): Html =>
  form({
    action: context.path,
    nonce,
    body: button(context.say('check.send'), { isQuiet: true, name: 'send', value: 'yes' }),
  })

const codeField = (label: string, { method }: StepUpChallenge): TextField => ({
  kind: 'text',
  name: CODE_FIELD,
  label,
  autocomplete: method === 'sms-code' ? 'one-time-code' : 'off',
  ...(method === 'sms-code' ? { inputMode: 'numeric' } : {}),
  maximumCharacters: 40,
  isSecret: true,
})

/** Asks for a code before anything personal is shown or asked for (requirement L9). */
export const stepUpPage = (
  context: PageContext,
  challenge: StepUpChallenge,
  {
    nonce,
    canSend,
    progress,
    news,
  }: {
    readonly nonce: string
    readonly canSend: boolean
    readonly progress: Progress
    readonly news?: StepUpNews
  },
): Page => {
  const { say } = context
  const { title, text, label } = challengeTexts(challenge, context)
  const business = businessName(context)
  const message = news === undefined ? '' : say(news.message, { business })
  const errors = news?.isError === true ? [{ name: CODE_FIELD, message }] : []
  const state: FormState = { values: new Map(), errors }
  const notice = news?.isError === false ? html`<p class="notice" role="status">${message}</p>` : EMPTY
  return {
    title,
    progress,
    hasErrors: errors.length > 0,
    body: html`${errorSummary(errors, say)}<h1>${title}</h1><p>${text}</p>${notice}${canSend ? sendButton(context, nonce) : EMPTY}${form(
      {
        action: context.path,
        nonce,
        body: html`${renderGroups([{ fields: [codeField(label, challenge)] }], state, say)}${button(say('continue'))}`,
      },
    )}`,
  }
}
