/** Parameters of a request from their text form to the types of the contract. */
import { GatewayError } from '../../core/errors.js'
import type { ContractParameter } from './contract.js'

/** Names in the order of the query. @throws GatewayError `invalid_parameter` for repeated ones and for what is no UTF-8 */
export function parseQuery(query: string): Map<string, string> {
  const values = new Map<string, string>()
  if (query === '') return values
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals), 'The query')
    if (values.has(name)) {
      throw new GatewayError('invalid_parameter', `Parameter "${name.slice(0, 64)}" is given twice.`, {
        field: name.slice(0, 64),
      })
    }
    values.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1), `Parameter "${name.slice(0, 64)}"`))
  }
  return values
}

/** Parameters that the contract does not know stay as they are, for the validator to name. */
export function typedParameters(
  values: Iterable<readonly [string, string]>,
  parameters: readonly ContractParameter[],
): Record<string, unknown> {
  const typed = Object.create(null) as Record<string, unknown>
  for (const [name, text] of values) {
    typed[name] = typedValue(text, parameters.find((parameter) => parameter.name === name)?.type)
  }
  return typed
}

/** What does not have the form of its type stays a text, for the validator to refuse. */
function typedValue(text: string, type: ContractParameter['type'] | undefined): unknown {
  switch (type) {
    case 'integer':
      return /^-?[0-9]{1,15}$/.test(text) ? Number(text) : text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'string':
    case undefined:
      return text
  }
}

/** Percent-encoding of UTF-8, with `+` for a space. */
function decode(text: string, what: string): string {
  const decoded = decodeUtf8(text, what)
  if (!decoded.includes('\u0000')) return decoded
  throw new GatewayError('invalid_parameter', `${what} holds the character U+0000, which no text may.`)
}

function decodeUtf8(text: string, what: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw new GatewayError('invalid_parameter', `${what} is not valid percent-encoded UTF-8.`, { cause })
  }
}
