import express, { type Express } from 'express'

import { docsPage } from './docs-page.js'
import type { Serve } from './exchanges.js'

/** Express around the pipeline: carries every operation, and is where pages are mounted. */
export function expressAdapter(serve: Serve, demoToken: string | null = null): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(docsPage(demoToken))
  app.use((message, answer) => serve(message, answer))
  return app
}
