import type { Engine } from '@linx/engine'
import { Hono } from 'hono'
import { findAsset } from './asset/assets.ts'
import { answerNotice } from './flow/answer-notice.ts'
import { serveBrandFile } from './flow/brand-files.ts'
import { enterVisit, showEntry } from './flow/enter-visit.ts'
import { createGatewayParts, type GatewayParts } from './flow/gateway-parts.ts'
import { VISIT_SEGMENT } from './flow/paths.ts'
import { fileAnswer } from './flow/respond.ts'
import { answerVisit } from './flow/visit-flow.ts'
import type { GatewayOptions } from './gateway-options.ts'

/** The Customer's pages as a web-standard handler. */
export interface GatewayHandler {
  /** Answers requests below the path of `url`; never throws. */
  fetch(request: Request): Promise<Response>
}

const ALLOWED = 'GET, HEAD, POST, OPTIONS'

const createRoutes = (parts: GatewayParts): Hono => {
  const app = new Hono({ strict: false }).basePath(parts.base)
  const visit = `/${VISIT_SEGMENT}/:handle/:page?/:detail?`
  app.get('/assets/:file', ({ req }) => {
    const asset = findAsset(req.param('file'))
    return asset === undefined
      ? answerNotice(parts, req.raw, 'missing')
      : fileAnswer(parts, { ...asset, isImmutable: true })
  })
  app.get(
    '/brand/:business/:file',
    async ({ req }) =>
      (await serveBrandFile(parts, req.param('business'), req.param('file'))) ??
      answerNotice(parts, req.raw, 'missing'),
  )
  app.on(['GET', 'POST'], visit, ({ req }) => {
    const { handle = '', page = '', detail } = req.param() as Record<string, string | undefined>
    return answerVisit({ parts, request: req.raw, handle, page, ...(detail === undefined ? {} : { detail }) })
  })
  app.get('/:token', ({ req }) => showEntry(parts, req.raw, req.param('token')))
  app.post('/:token', ({ req }) => enterVisit(parts, req.raw, req.param('token')))
  return app
}

/**
 * Makes the Customer's pages over an engine. Nothing is kept on the server: a visit lives in a sealed cookie, so any process may answer.
 * Throws `GatewayConfigurationError` if the options cannot work.
 */
export const createGatewayHandler = (engine: Pick<Engine, 'gateway'>, options: GatewayOptions): GatewayHandler => {
  const parts = createGatewayParts(engine, options)
  const app = createRoutes(parts)
  app.options('*', () => new Response(null, { status: 204, headers: { ...parts.headers, allow: ALLOWED } }))
  app.notFound(({ req }) => {
    const isKnownMethod = ['GET', 'HEAD', 'POST'].includes(req.method)
    return answerNotice(parts, req.raw, isKnownMethod ? 'missing' : 'method')
  })
  app.onError((error, { req }) => {
    options.onError?.(error)
    return answerNotice(parts, req.raw, 'failed')
  })
  return { fetch: async (request) => app.fetch(request) }
}
