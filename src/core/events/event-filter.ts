import { GatewayError } from '../errors.js'

/** Which events somebody wants; both must hold. */
export interface EventFilter {
  /** Whole types, or `message.*`; empty for all. */
  types: readonly string[]
  subject?: { type: string; id: number }
}

const typePattern = /^(?:[a-z]+\.\*|[a-z]+\.[a-z_]+)$/
const maxTypes = 50

/** @throws GatewayError `invalid_parameter` */
export function checkTypes(types: readonly string[], field: string): readonly string[] {
  const wrong = types.find((type) => type.length > 64 || !typePattern.test(type))
  if (wrong !== undefined) {
    throw new GatewayError(
      'invalid_parameter',
      `"${wrong.slice(0, 64)}" is not a type of event such as message.delivered, or message.* for all of a kind.`,
      { field },
    )
  }
  if (types.length <= maxTypes) return [...new Set(types)]
  throw new GatewayError('invalid_parameter', `"${field}" may name at most ${maxTypes} types.`, { field })
}

/** @throws GatewayError `invalid_parameter` */
export function parseSubject(text: string, field: string): { type: string; id: number } {
  const [, type, id] = /^(message|webhook|poll|report|alert|mail|call):([1-9][0-9]{0,15})$/.exec(text) ?? []
  if (type !== undefined && Number.isSafeInteger(Number(id))) return { type, id: Number(id) }
  throw new GatewayError('invalid_parameter', `"${field}" is not a subject such as message:1042.`, { field })
}
