import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import fastify from 'fastify'
import type { HttpHandler } from '../index.ts'

/** Fastify parses bodies before its handlers run, so a scope of its own leaves them alone; the handler has `basePath: '/api'`. */
export const mountInFastify = async (handler: HttpHandler): Promise<Server> => {
  const app = fastify()
  const listener = getRequestListener(handler.fetch)
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/api/*', (request, reply) => {
      reply.hijack()
      void listener(request.raw, reply.raw)
    })
  })
  await app.ready()
  return app.server
}
