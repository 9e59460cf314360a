/** A refusal that no rule of the domain gives: what is wrong with the call itself, or with us. */
export interface ProblemRow {
  readonly status: number
  readonly errorCode: string
  readonly message: string
}

export const problemTable = {
  callbackUnreadable: {
    status: 400,
    errorCode: 'callback_unreadable',
    message: 'The callback is none of this provider. Check which one calls this path.',
  },
  callbackNotVerified: {
    status: 401,
    errorCode: 'callback_not_verified',
    message: 'The signature of the callback does not verify. Check the secret, and the public URL that it covers.',
  },
  unauthorized: {
    status: 401,
    errorCode: 'unauthorized',
    message: 'The call has no token that is known. Send Authorization: Bearer <access_token>.',
  },
  forbidden: {
    status: 403,
    errorCode: 'forbidden',
    message: 'The token does not allow this operation. Use a token that has its scope.',
  },
  unknownPath: {
    status: 404,
    errorCode: 'path_unknown',
    message: 'There is nothing at this path. The paths are listed in /openapi.json.',
  },
  methodNotAllowed: {
    status: 405,
    errorCode: 'method_not_allowed',
    message: 'This path does not have this method. The header Allow lists those that it has.',
  },
  notAcceptable: {
    status: 406,
    errorCode: 'not_acceptable',
    message: 'Answers are application/json. Accept that, or leave Accept out.',
  },
  bodyTooLarge: {
    status: 413,
    errorCode: 'body_too_large',
    message: 'The body is larger than this operation takes. Send less.',
  },
  mediaTypeUnsupported: {
    status: 415,
    errorCode: 'media_type_unsupported',
    message: 'Bodies are application/json in UTF-8 without Content-Encoding. Set Content-Type: application/json.',
  },
  tooManyRequests: {
    status: 429,
    errorCode: 'too_many_requests',
    message: 'There were too many calls. Call again after the seconds in Retry-After.',
  },
  internalError: {
    status: 500,
    errorCode: 'internal_error',
    message: 'The call failed for a reason on our side. Tell us the traceId.',
  },
  unavailable: {
    status: 503,
    errorCode: 'unavailable',
    message: 'The call could not be carried out now. Call again after the seconds in Retry-After, with the same key.',
  },
} as const satisfies { readonly [name: string]: ProblemRow }

export type ProblemName = keyof typeof problemTable
