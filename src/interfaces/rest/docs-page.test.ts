import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import { type RawAnswer, send } from './_raw-http.js'
import { expressAdapter } from './express-adapter.js'

describe('the page of the contract', () => {
  const servers: Server[] = []

  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  const serve = async (demoToken: string | null) => {
    const app = expressAdapter(
      (_, answer) => void answer.writeHead(404, { 'Content-Length': 12 }).end('the pipeline'),
      demoToken,
    )
    const server = createServer(app)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return (path: string, method = 'GET'): Promise<RawAnswer> => send(port, { path, method })
  }

  it('has everything it needs at the gateway, and may ask nobody else', async () => {
    const get = await serve(null)
    const page = await get('/docs')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    const sources = [...page.body.matchAll(/(?:src|href)=["']([^"']+)["']/g)].map(([, source = '']) => source)
    expect(sources.length).toBeGreaterThanOrEqual(5)
    for (const source of sources) {
      expect(source).toMatch(/^\/docs\//)
      const asset = await get(source)
      expect([source, asset.status]).toEqual([source, 200])
    }
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; ")
    expect(page.body).not.toMatch(/<script>|onload=|onclick=/)
    const script = await get('/docs/swagger-ui-init.js')
    expect(script.body).toContain('"swaggerUrl": "/openapi.json"')
    expect(script.body).toContain('"validatorUrl": null')
    expect(script.body).not.toMatch(/https?:/)
  })

  it('knows the token of demo mode there, and none elsewhere', async () => {
    const demo = await serve('demo-token')
    const [page, script] = [await demo('/docs/'), await demo('/docs/swagger-ui-init.js')]
    expect([page.body.includes('demo-token'), script.body.includes('demo-token')]).toEqual([true, true])
    const other = await serve(null)
    const answers = [await other('/docs'), await other('/docs/swagger-ui-init.js')]
    expect(answers.map(({ body }) => body.includes('demo-token'))).toEqual([false, false])
  })

  it.each([
    '/docs/index.html',
    '/docs/package.json',
    '/docs/../package.json',
    '/docs/absolute-path.js',
    '/Docs/x',
    '/doc',
  ])('leaves %s to the operations', async (path) => {
    const get = await serve(null)
    expect((await get(path)).body).toBe('the pipeline')
  })

  it('is read only', async () => {
    const get = await serve(null)
    expect((await get('/docs', 'POST')).body).toBe('the pipeline')
    expect((await get('/docs', 'HEAD')).status).toBe(200)
  })
})
