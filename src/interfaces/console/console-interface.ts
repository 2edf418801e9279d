import { randomBytes } from 'node:crypto'

import { type GatewayRequest, type GatewayResponse, type Header, headerOf } from '../gateway-request.js'
import type { MountedExchange, MountedInterface } from '../mounted-interface.js'
import { type Asset, readAssets } from './assets.js'

export interface ConsoleOptions {
  /** What the build of the console has made. */
  folder: string
  /** Whether the page offers the credentials that everyone knows. */
  isDemo: boolean
}

const page = 'index.html'

/** Names with a hash of their content in them: what is there once stays as it is. */
const immutable = /^assets\//

/** The web console: files that the build has made, and one page for all addresses inside of it. */
export class ConsoleInterface implements MountedInterface {
  readonly prefix = '/console'
  readonly #options: ConsoleOptions
  #assets: ReadonlyMap<string, Asset> | undefined

  constructor(options: ConsoleOptions) {
    this.#options = options
  }

  handle(request: GatewayRequest, exchange: MountedExchange): Promise<GatewayResponse> {
    exchange.operation = 'console'
    return Promise.resolve(this.#answer(request))
  }

  #answer(request: GatewayRequest): GatewayResponse {
    const { method, path } = request
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'This address takes GET.', [['Allow', 'GET, HEAD']])
    if (path === this.prefix) return plain(308, 'The console is at /console/.', [['Location', '/console/']])
    if (!path.startsWith(`${this.prefix}/`)) return plain(404, 'There is no such page.')
    // Read once it is asked for: most gateways never are.
    this.#assets ??= readAssets(this.#options.folder)
    const name = path.slice(this.prefix.length + 1)
    const asset = this.#assets.get(name)
    if (asset !== undefined && name !== page) return file(request, name, asset)
    // What has an extension is a file that is no more; everything else is an address inside of the page.
    if (name.startsWith('assets/') || /\.[a-z0-9]+$/.test(name)) return plain(404, 'There is no such file.')
    const index = this.#assets.get(page)
    if (index === undefined) return plain(503, 'The console has not been built: npm run build.')
    return this.#page(index.content.toString('utf8'))
  }

  #page(html: string): GatewayResponse {
    const nonce = randomBytes(16).toString('base64')
    const body = html
      .replaceAll('%SVYAZ_NONCE%', nonce)
      .replaceAll('%SVYAZ_MODE%', this.#options.isDemo ? 'demo' : 'gateway')
    return { status: 200, headers: [['Content-Type', 'text/html; charset=utf-8'], ...pageHeaders(nonce)], body }
  }
}

/**
 * Nothing comes from another host, no script stands in the page, and style elements carry the nonce of this answer; style sheets
 * that components write have it too.
 */
function pageHeaders(nonce: string): Header[] {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return [
    ['Content-Security-Policy', policy],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Referrer-Policy', 'no-referrer'],
    ['Cache-Control', 'no-store'],
  ]
}

function file(request: GatewayRequest, name: string, asset: Asset): GatewayResponse {
  const caching = immutable.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache'
  const headers: Header[] = [
    ['Content-Type', asset.mediaType],
    ['Cache-Control', caching],
  ]
  if (asset.gzipped === null) return { status: 200, headers, body: asset.content }
  headers.push(['Vary', 'Accept-Encoding'])
  if (!/\bgzip\b/.test(headerOf(request, 'accept-encoding') ?? '')) return { status: 200, headers, body: asset.content }
  headers.push(['Content-Encoding', 'gzip'])
  return { status: 200, headers, body: asset.gzipped }
}

function plain(status: number, text: string, headers: readonly Header[] = []): GatewayResponse {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], ...headers], body: `${text}\n` }
}
