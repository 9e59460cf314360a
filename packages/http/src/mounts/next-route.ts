import type { HttpHandler } from '../index.ts'

/**
 * What `app/api/[...path]/route.ts` of Next.js exports, by `export const { GET, POST, PUT, PATCH, DELETE } = nextRoute(handler)`; the handler
 * has `basePath: '/api'`.
 */
export const nextRoute = ({ fetch }: HttpHandler) => ({
  GET: fetch,
  POST: fetch,
  PUT: fetch,
  PATCH: fetch,
  DELETE: fetch,
})
