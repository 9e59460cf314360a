import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { HttpHandler } from '../index.ts'

/** Plain `node:http`; the handler has `basePath: '/api'`. */
export const mountInNode = (handler: HttpHandler): Server => createServer(getRequestListener(handler.fetch))
