/** Languages that texts exist in (BCP 47). */
export const MESSAGE_LANGUAGES = ['en', 'es', 'fr-CA'] as const
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number]

/** What the Customer hears about a transaction. */
export const TOLD_STATUSES = [
  'VERIFYING',
  'NOT_VERIFIED',
  'PROCESSING',
  'SETTLED',
  'CLEARED',
  'DECLINED',
  'CANCELLED',
  'ERROR',
  'REVERSED',
  'RETURNED',
] as const
export type ToldStatus = (typeof TOLD_STATUSES)[number]

/**
 * The texts of one language; `{name}` stands for a value. Only characters of GSM-7, the business first, at most one link, and with
 * 20 characters each for business and host one segment (tested).
 */
export interface MessageTexts {
  readonly invitation: string
  /** Stands for the introductory message where there is none. */
  readonly defaultIntroduction: string
  readonly reminder: string
  readonly expiry: string
  readonly 'transaction-status': string
  readonly statuses: { readonly [status in ToldStatus]: string }
  readonly 'opt-out-confirmation': string
  readonly help: string
  readonly 'one-time-code': string
  /** `{day}` and `{month}`. */
  readonly date: string
  readonly months: readonly string[]
}

export const messageTexts: { readonly [language in MessageLanguage]: MessageTexts } = {
  en: {
    invitation: '{business}: {introduction} {link} Reply STOP to opt out.',
    defaultIntroduction: 'please review and confirm your request:',
    reminder: '{business}: your request is waiting for you until {date}. {link} Reply STOP to opt out.',
    expiry: '{business}: your request has expired. Contact us if you still need it. Reply STOP to opt out.',
    'transaction-status': '{business}: {status} Ref. {reference}. Reply STOP to opt out.',
    statuses: {
      VERIFYING: 'your bank is checking your account; your payment follows in a few days.',
      NOT_VERIFIED: 'your bank account could not be verified, so no payment was made.',
      PROCESSING: 'your payment is on its way.',
      SETTLED: 'your payment has arrived.',
      CLEARED: 'your payment is complete.',
      DECLINED: 'your payment was declined.',
      CANCELLED: 'your payment was cancelled.',
      ERROR: 'your payment could not be made.',
      REVERSED: 'your payment was reversed.',
      RETURNED: 'your payment was returned by the bank.',
    },
    'opt-out-confirmation': '{business}: you will get no more messages from us. Reply START to get them again.',
    help: '{business}: for help, contact {contact}. Reply STOP to opt out.',
    'one-time-code':
      '{business}: your code is {code}. It is valid for 10 minutes. Share it with nobody.\n@{host} #{code}',
    date: '{month} {day}',
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
  es: {
    invitation: '{business}: {introduction} {link} Responda STOP para darse de baja.',
    defaultIntroduction: 'revise y confirme su solicitud:',
    reminder: '{business}: su solicitud le espera hasta el {date}. {link} Responda STOP para darse de baja.',
    expiry: '{business}: su solicitud ha caducado. Pida otra si la necesita. Responda STOP para darse de baja.',
    'transaction-status': '{business}: {status} Ref. {reference}. Responda STOP para darse de baja.',
    statuses: {
      VERIFYING: 'su banco verifica su cuenta; su pago sigue en breve.',
      NOT_VERIFIED: 'no se pudo verificar su cuenta y no se hizo su pago.',
      PROCESSING: 'su pago va en camino.',
      SETTLED: 'su pago ha llegado.',
      CLEARED: 'su pago se ha completado.',
      DECLINED: 'su pago fue rechazado.',
      CANCELLED: 'su pago fue cancelado.',
      ERROR: 'su pago no se pudo realizar.',
      REVERSED: 'su pago fue anulado.',
      RETURNED: 'su pago fue devuelto por el banco.',
    },
    'opt-out-confirmation': '{business}: ya no le enviaremos mensajes. Responda START para recibirlos de nuevo.',
    help: '{business}: para ayuda, contacte con {contact}. Responda STOP para darse de baja.',
    'one-time-code': '{business}: su clave es {code}. Vale 10 minutos. No la comparta con nadie.\n@{host} #{code}',
    date: '{day} {month}',
    months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  },
  'fr-CA': {
    invitation: '{business}: {introduction} {link} Répondez ARRET pour vous désabonner.',
    defaultIntroduction: 'veuillez confirmer votre demande:',
    reminder: "{business}: votre demande attend jusqu'au {date}. {link} Répondez ARRET pour vous désabonner.",
    expiry: '{business}: votre demande a expiré. Contactez-nous au besoin. Répondez ARRET pour vous désabonner.',
    'transaction-status': '{business}: {status} Réf. {reference}. Répondez ARRET pour vous désabonner.',
    statuses: {
      VERIFYING: 'votre banque vérifie votre compte; votre paiement suivra.',
      NOT_VERIFIED: "la vérification de votre compte a échoué; aucun paiement n'est fait.",
      PROCESSING: 'votre paiement est en route.',
      SETTLED: 'votre paiement est arrivé.',
      CLEARED: 'votre paiement est complété.',
      DECLINED: 'votre paiement a été refusé.',
      CANCELLED: 'votre paiement a été annulé.',
      ERROR: "votre paiement n'a pas pu se faire.",
      REVERSED: 'votre paiement a été contrepassé.',
      RETURNED: 'votre paiement a été retourné par la banque.',
    },
    'opt-out-confirmation':
      '{business}: vous ne recevrez plus nos messages. Répondez START pour les recevoir à nouveau.',
    help: "{business}: pour de l'aide, contactez {contact}. Répondez ARRET pour vous désabonner.",
    'one-time-code':
      '{business}: votre code est {code}. Il est valide 10 minutes. Ne le donnez à personne.\n@{host} #{code}',
    date: '{day} {month}',
    months: ['janv', 'févr', 'mars', 'avr', 'mai', 'juin', 'juill', 'aout', 'sept', 'oct', 'nov', 'déc'],
  },
}
