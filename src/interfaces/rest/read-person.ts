import type { NumberInput, PersonInput } from '../../core/people/check-person.js'
import type { Consent } from '../../core/people/person.js'
import type { components } from './generated/contract.js'
import { parseInstant } from './instant.js'

type Schemas = components['schemas']

/** @throws GatewayError `invalid_parameter` for an instant that does not exist */
export function personInputOf(body: Schemas['UpdatePersonRequest']): PersonInput {
  const { employedFrom, employedUntil, numbers, consent, ...plain } = body
  const input: PersonInput = plain
  if (employedFrom !== undefined) input.employedFrom = instantOf(employedFrom, '/employedFrom')
  if (employedUntil !== undefined) input.employedUntil = instantOf(employedUntil, '/employedUntil')
  if (consent !== undefined) input.consent = consent && consentOf(consent)
  if (numbers !== undefined) input.numbers = numbers.map(numberInputOf)
  return input
}

function numberInputOf({ number, from, until, note }: Schemas['PersonNumberInput'], index: number): NumberInput {
  return {
    number,
    from: instantOf(from, `/numbers/${index}/from`),
    until: instantOf(until, `/numbers/${index}/until`),
    note: note ?? null,
  }
}

function consentOf({ givenAt, source }: Schemas['Consent']): Consent {
  return { givenAt: parseInstant(givenAt, '/consent/givenAt') ?? 0, source }
}

function instantOf(text: string | null | undefined, field: string): number | null {
  return parseInstant(text ?? undefined, field) ?? null
}
