import express, { type Router } from 'express'
import swaggerUi from 'swagger-ui-express'

const PATH = '/docs'

/** What the page consists of; the package has more, such as a page that asks a site of its maker. */
const assets = new Set([
  '/swagger-ui.css',
  '/swagger-ui-bundle.js',
  '/swagger-ui-standalone-preset.js',
  '/swagger-ui-init.js',
  '/favicon-16x16.png',
  '/favicon-32x32.png',
])

const headers = {
  // Everything comes from here. The interface writes style attributes and draws its icons as data.
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** The contract to be read and tried in a browser. In demo mode the token that everyone knows is filled in. */
export function docsPage(demoToken: string | null): Router {
  const options = {
    swaggerUrl: '/openapi.json',
    customSiteTitle: 'Svyaz: HTTP interface',
    swaggerOptions: {
      // Otherwise the interface would send the contract to a site that checks it.
      validatorUrl: null,
      displayRequestDuration: true,
      filter: true,
      ...(demoToken !== null && { authAction: authorizationWith(demoToken) }),
    },
  }
  const page = pageOf(swaggerUi.generateHTML(undefined, options), demoToken)
  const router = express.Router()
  router.use(PATH, (request, answer, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') next('router')
    else if (request.path === '/') answer.set(headers).type('html').send(page)
    else if (assets.has(request.path)) {
      answer.set(headers)
      next()
    } else next('router')
  })
  router.use(PATH, ...swaggerUi.serveFiles(undefined, options))
  return router
}

function authorizationWith(token: string): object {
  return { bearer: { name: 'bearer', schema: { type: 'http', scheme: 'bearer' }, value: token } }
}

/** Assets are named from the root: the page is at an address without a slash behind it. */
function pageOf(html: string, demoToken: string | null): string {
  const rooted = html.replaceAll('"./', `"${PATH}/`)
  if (demoToken === null) return rooted
  const hint = `Demo mode: the token <code>${demoToken}</code> of the demo company is filled in. Open an operation, press “Try it out”, then “Execute”.`
  return rooted.replace('<div id="swagger-ui">', `<p style="margin:1em 2em;font-family:sans-serif">${hint}</p>\n$&`)
}
