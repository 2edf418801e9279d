import { describe, expect, it } from 'vitest'

import { errorCodes, GatewayError } from '../../core/errors.js'
import { problemKinds, problemResponse, refusalOf } from './problems.js'

const headersOf = (error: GatewayError) => new Map(problemResponse(error, 'r-1').headers)

describe('problems', () => {
  it('say when to try again wherever that helps', () => {
    for (const code of errorCodes) {
      const expected = [429, 503, 507].includes(problemKinds[code].status)
      expect([code, headersOf(new GatewayError(code, 'x')).has('Retry-After')]).toEqual([code, expected])
    }
  })

  it('take the time from the error when it knows better', () => {
    const error = new GatewayError('overloaded', 'x', { retryAfterSeconds: 2.2 })
    expect(headersOf(error).get('Retry-After')).toBe('3')
  })

  it.each([new Error('SELECT text FROM messages'), new GatewayError('internal', 'SELECT text'), 'SELECT', undefined])(
    'show nothing of a failure of ours (%s)',
    (error) => {
      const { status, body } = problemResponse(refusalOf(error), 'r-1')
      expect(status).toBe(500)
      expect(body).not.toContain('SELECT')
      expect(body).toContain('r-1')
    },
  )
})
