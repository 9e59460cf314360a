import { cardPaymentRequest } from '@linx/testing'

/** Of the caller whom the API knows. */
export const TOKEN = 'Bearer bench'

export const PATH = '/v2/linx/workflows'

export const BODY = JSON.stringify(cardPaymentRequest)
