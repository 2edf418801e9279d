import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestGateway, type TestGateway } from '../test-gateway.js'

const built = join(import.meta.dirname, '../../../console/dist')
const firstLoadBytes = 350 * 1024

/** What the browser asks for before it shows the first page: the page, what it names, and the texts of one language. */
function firstLoad(): { name: string; bytes: number }[] {
  const html = readFileSync(join(built, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)].map(([, name = '']) => name)
  const texts = readdirSync(join(built, 'assets'))
    .filter((name) => /^ru-.*\.js$/.test(name))
    .map((name) => `assets/${name}`)
  return ['index.html', ...named, ...texts].map((name) => ({
    name,
    bytes: gzipSync(readFileSync(join(built, name))).length,
  }))
}

describe('the files of the console', () => {
  let gateway: TestGateway

  beforeAll(async () => {
    gateway = await startTestGateway()
  })
  afterAll(() => gateway.stop())

  const get = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init })

  it('are less than 350 kB, compressed, before the first page is shown', () => {
    const total = firstLoad().reduce((sum, { bytes }) => sum + bytes, 0)
    expect(total).toBeGreaterThan(50 * 1024)
    expect(total).toBeLessThan(firstLoadBytes)
  })

  it('come with a page for every address inside of it, under a strict policy', async () => {
    for (const path of ['/console/', '/console/send', '/console/history?q=x']) {
      const answer = await get(path)
      const html = await answer.text()
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toContain('unsafe')
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
      expect(html).toContain(`content="${nonce}"`)
      expect(html).toContain('name="svyaz-mode" content="demo"')
      expect(html).not.toMatch(/<script(?![^>]*src=)/)
      expect(html).not.toMatch(/(src|href)="https?:/)
    }
  })

  it('have another nonce each time', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await get('/console/')).headers.get('content-security-policy')),
    )
    expect(policies[0]).not.toBe(policies[1])
  })

  it('are kept for ever where their name has a hash, and compressed', async () => {
    const name = readdirSync(join(built, 'assets')).find((one) => one.endsWith('.css')) ?? ''
    const answer = await get(`/console/assets/${name}`)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe(readFileSync(join(built, 'assets', name), 'utf8'))
    const plain = await get(`/console/assets/${name}`, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBe(null)
  })

  it('lead to nothing else', async () => {
    expect((await get('/console')).headers.get('location')).toBe('/console/')
    for (const path of [
      '/console/assets/none.js',
      '/console/..%2fpackage.json',
      '/console/.sources',
      '/console/../package.json',
      '/consoles',
      '/console/icon.png',
    ]) {
      const answer = await get(path)
      expect([path, answer.status]).toEqual([path, 404])
    }
    expect((await get('/console/', { method: 'POST' })).status).toBe(405)
  })
})
