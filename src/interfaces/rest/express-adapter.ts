import express, { type Express } from 'express'

import type { Serve } from './exchanges.js'

/** Express around the pipeline: carries every operation, and is where pages and other interfaces are mounted. */
export function expressAdapter(serve: Serve): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use((message, answer) => serve(message, answer))
  return app
}
