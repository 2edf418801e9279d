import { describe, expect, it } from 'vitest'

import { Router } from './router.js'

const router = new Router<string>()
router.add('GET', '/v1/messages', 'list')
router.add('POST', '/v1/messages', 'send')
router.add('GET', '/v1/messages/{messageId}', 'get')
router.add('POST', '/v1/messages/{messageId}/cancel', 'cancel')
router.add('GET', '/', 'index')

describe('Router', () => {
  it('finds fixed addresses and templates', () => {
    expect(router.find('POST', '/v1/messages')).toMatchObject({ kind: 'found', target: 'send' })
    expect(router.find('GET', '/')).toMatchObject({ kind: 'found', target: 'index' })
    expect(router.find('GET', '/v1/messages/%37')).toEqual({
      kind: 'found',
      target: 'get',
      pathParameters: [['messageId', '7']],
    })
  })

  it('answers HEAD where GET is, and nowhere else', () => {
    expect(router.find('HEAD', '/v1/messages')).toMatchObject({ target: 'list' })
    expect(router.find('HEAD', '/v1/messages/7/cancel')).toEqual({ kind: 'other_methods', allow: 'POST' })
  })

  it('names the methods that an address takes', () => {
    expect(router.find('DELETE', '/v1/messages')).toEqual({ kind: 'other_methods', allow: 'GET, HEAD, POST' })
  })

  it.each([
    '/v1',
    '/v1/messages/',
    '/V1/messages',
    '/v1/messages/7/',
    '/v1/messages/%ff',
    '//',
    '',
    '/v1/messages//cancel',
  ])('knows no address %j', (path) => {
    expect(router.find('GET', path)).toEqual({ kind: 'unknown' })
  })
})
