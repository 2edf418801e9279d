import { GatewayError } from '../../core/errors.js'
import type { ErrorObject } from './schemas.js'

/** The part of a request that a schema describes. */
export type Place = 'body' | 'path' | 'query' | 'header'

const LONGEST_QUOTED_NAME = 64

/** The first thing that a schema found wrong, in words that the caller can act on. Values are never quoted. */
export function violationOf(errors: readonly ErrorObject[] | null | undefined, place: Place): GatewayError {
  const error = errors?.[0]
  if (error === undefined) return new GatewayError('invalid_request', 'The request does not fit the contract.')
  const pointer = pointerOf(error)
  if (place === 'body' && pointer === '') {
    return new GatewayError('invalid_request', `The body ${complaintOf(error)}.`)
  }
  const field = place === 'body' ? pointer : pointer.slice(1)
  return new GatewayError('invalid_parameter', sentenceOf(error, place, field), { field })
}

function sentenceOf(error: ErrorObject, place: Place, field: string): string {
  const noun = place === 'body' ? 'Field' : place === 'header' ? 'Header' : 'Parameter'
  if (error.keyword !== 'additionalProperties') return `${noun} "${field}" ${complaintOf(error)}.`
  const known = Object.keys(objectOf(error.parentSchema?.['properties']))
  const hint = known.length === 0 ? 'none is taken' : `known are ${known.join(', ')}`
  return `${noun} "${field}" is unknown here; ${hint}.`
}

function pointerOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return `${error.instancePath}/${String(error.params['missingProperty'])}`
    case 'additionalProperties':
      return `${error.instancePath}/${quotable(String(error.params['additionalProperty']))}`
    case 'discriminator':
      return `${error.instancePath}/${String(error.params['tag'])}`
    default:
      return error.instancePath
  }
}

function complaintOf({ keyword, params, schema, parentSchema }: ErrorObject): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'required':
      return 'is missing'
    case 'type':
      return `must be ${[params['type']].flat().map(withArticle).join(' or ')}`
    case 'enum':
      return `must be one of: ${listOf(params['allowedValues']).join(', ')}`
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`
    case 'discriminator':
      return `must be one of: ${listOf(objectOf(schema)['kinds']).join(', ')}`
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} items`
    case 'maxItems':
      return `must have at most ${limit} items`
    case 'uniqueItems':
      return 'must not name an item twice'
    case 'minProperties':
      return 'must have at least one field'
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'format':
      return 'must be an instant with its offset, such as 2026-01-15T09:00:00+03:00'
    case 'pattern':
      return `must look like this: ${String(parentSchema?.['description'] ?? params['pattern'])}`.replace(/\.$/, '')
    default:
      return 'does not fit the contract'
  }
}

function withArticle(type: unknown): string {
  if (type === 'null') return 'null'
  return /^[aeio]/.test(String(type)) ? `an ${String(type)}` : `a ${String(type)}`
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** A name that the caller made up, fit to be shown: short, and on one line. */
function quotable(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
  return plain.length > LONGEST_QUOTED_NAME ? `${plain.slice(0, LONGEST_QUOTED_NAME)}…` : plain
}
