import type { Credentials } from '../../../core/accounts/authenticate.js'
import { GatewayError } from '../../../core/errors.js'
import { type Charset, charsetOf, parseEncoded } from '../../encoded-parameters.js'
import { type GatewayRequest, headerOf } from '../../gateway-request.js'
import { mediaTypeOf } from '../../media-type.js'
import { readJson, requirePlain } from '../body.js'
import { credentialsOf } from '../credentials.js'

export type Parameters = Record<string, unknown>

/** Everything that query and body give. Recipients add up; anything else may stand twice only as the same. @throws GatewayError */
export async function readParameters(request: GatewayRequest, bodyLimitBytes: number): Promise<Parameters> {
  const merged: Parameters = Object.create(null) as Parameters
  for (const [name, value] of parseEncoded(request.query, undefined)) add(merged, name, value)
  if (request.method === 'POST') {
    for (const [name, value] of await readBody(request, bodyLimitBytes)) add(merged, name, value)
  }
  return merged
}

async function readBody(request: GatewayRequest, limitBytes: number): Promise<readonly (readonly [string, unknown])[]> {
  const { mediaType, charset } = mediaTypeOf(headerOf(request, 'content-type'))
  switch (mediaType) {
    case 'application/json':
      return Object.entries(objectOf(await readJson(request, limitBytes)))
    case 'application/x-www-form-urlencoded': {
      requirePlain(headerOf(request, 'content-encoding'))
      const body = await request.readBody(limitBytes)
      return parseEncoded(body.toString('latin1'), charset === undefined ? undefined : knownCharset(charset))
    }
    default: {
      const body = await request.readBody(limitBytes)
      if (body.length === 0) return []
      throw new GatewayError(
        'unsupported_media_type',
        'The body must be a form or JSON; send it with the header "Content-Type: application/x-www-form-urlencoded".',
      )
    }
  }
}

function knownCharset(label: string): Charset {
  const charset = charsetOf(label)
  if (charset !== undefined) return charset
  throw new GatewayError('unsupported_media_type', 'The body must be in UTF-8 or windows-1251.')
}

function objectOf(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new GatewayError('invalid_request', 'The body must be a JSON object.')
}

function add(merged: Parameters, name: string, given: unknown): void {
  const value = name === 'charset' && typeof given === 'string' ? (charsetOf(given) ?? given) : given
  const known = merged[name]
  if (name === 'to') {
    const recipients = recipientsOf(value)
    merged[name] = Array.isArray(known) && Array.isArray(recipients) ? known.concat(recipients) : recipients
  } else if (known === undefined || known === value) merged[name] = value
  else {
    const shown = name.slice(0, 64)
    throw new GatewayError('invalid_parameter', `Parameter "${shown}" is given twice with different values.`, {
      field: shown,
    })
  }
}

/** What is neither a text nor a list stays as it is, for the schema to refuse. */
function recipientsOf(value: unknown): unknown {
  if (typeof value === 'string') return value.split(/[,;\r\n]/).flatMap((one) => one.trim() || [])
  return Array.isArray(value) ? value.flatMap(recipientsOf) : value
}

/**
 * Takes the credentials out of the parameters, where they stand in place of the header.
 * @throws GatewayError `invalid_parameter` for two kinds at once, `unauthenticated` for none
 */
export function takeCredentials(request: GatewayRequest, parameters: Parameters): Credentials {
  const { key, login, password } = parameters
  delete parameters['key']
  delete parameters['login']
  delete parameters['password']
  const authorization = headerOf(request, 'authorization')
  const kinds = [authorization, key, login ?? password].filter((one) => one !== undefined)
  if (kinds.length > 1) {
    throw new GatewayError(
      'invalid_request',
      'Give credentials once: an Authorization header, or "key", or "login" with "password".',
    )
  }
  if (typeof key === 'string' && key !== '') return { kind: 'bearer', token: key }
  if (typeof login === 'string' && typeof password === 'string') return { kind: 'password', login, password }
  if (authorization !== undefined) return credentialsOf(authorization)
  throw new GatewayError(
    'unauthenticated',
    'The request has no credentials: send an Authorization header, or "key", or "login" with "password".',
  )
}
