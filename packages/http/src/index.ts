export { createHttpHandler, type HttpHandler } from './create-http-handler.ts'
export type { AuthenticatedCaller, ErrorContext, HttpOptions, RateQuestion } from './http-options.ts'
export { openApiDocument } from './openapi/openapi-document.ts'
export { SCOPES, type Scope } from './operation/scopes.ts'
