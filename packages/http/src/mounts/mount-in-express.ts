import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import type { HttpHandler } from '../index.ts'

/** Express takes the mount path off, so the handler has no `basePath`. No body parser may stand before it. */
export const mountInExpress = (handler: HttpHandler): Server => {
  const app = express()
  app.use('/api', getRequestListener(handler.fetch))
  app.use(express.json())
  return createServer(app)
}
