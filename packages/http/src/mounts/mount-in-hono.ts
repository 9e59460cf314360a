import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { HttpHandler } from '../index.ts'

/** Hono takes the mount path off, so the handler has no `basePath`. */
export const mountInHono = (handler: HttpHandler): Server => {
  const app = new Hono()
  app.mount('/api', handler.fetch)
  return createServer(getRequestListener(app.fetch))
}
