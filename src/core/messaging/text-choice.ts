import { GatewayError } from '../errors.js'
import type { Refusal } from './carrier-choice.js'
import type { GivenValues } from './commands.js'
import type { GateCarrier } from './dispatch-gate.js'
import type { TransliterationMode } from './message.js'
import { fill, parseSlotValues, parseTemplate, type SlotValues, type Template } from './slots.js'
import type { ChosenText } from './transliteration/index.js'
import { chooseText } from './transliteration/index.js'

/** A text as one recipient gets it. Recipients with the same one share the object. */
export interface PersonalText {
  /** As the caller wrote it, slots filled. */
  readonly text: string
  readonly chosen: ChosenText
}

export interface TextRequest {
  text: string
  values: GivenValues | undefined
  /** Some recipient brings values of its own. */
  isPersonal: boolean
  transliterate: TransliterationMode
  maxSegments: number
}

/** What each recipient reads. A text without values is taken as it stands, braces and all. */
export class TextChoices {
  readonly #request: TextRequest
  readonly #template: Template | null
  readonly #shared: SlotValues
  readonly #common: Partial<Record<GateCarrier['concatenation'], PersonalText>> = {}
  readonly #known = new Map<string, PersonalText>()

  /** @throws GatewayError `invalid_parameter` for a text that is no template */
  constructor(request: TextRequest) {
    this.#request = request
    this.#template = request.isPersonal || request.values !== undefined ? templateOf(request.text) : null
    this.#shared = sharedValues(request.values)
  }

  /** @throws GatewayError `empty_text`, `text_too_long` for a text that is the same for everybody */
  choose(given: GivenValues | undefined, width: GateCarrier['concatenation']): PersonalText | Refusal {
    if (this.#template === null) return (this.#common[width] ??= this.#segment(this.#request.text, width))
    const own = given === undefined ? noValues : parseSlotValues(given)
    if (!own.ok) return { code: 'invalid_value', reason: own.reason }
    const filled = fill(this.#template, new Map([...this.#shared, ...own.value]))
    if (!filled.ok) {
      return { code: 'missing_value', reason: `No value for ${filled.missing.map((name) => `{${name}}`).join(', ')}` }
    }
    try {
      return this.#segment(filled.text, width)
    } catch (error) {
      if (error instanceof GatewayError && (error.code === 'empty_text' || error.code === 'text_too_long')) {
        return { code: error.code, reason: error.message }
      }
      throw error
    }
  }

  #segment(text: string, width: GateCarrier['concatenation']): PersonalText {
    const key = `${width} ${text}`
    let known = this.#known.get(key)
    if (known === undefined) {
      const { transliterate, maxSegments } = this.#request
      known = { text, chosen: chooseText(text, transliterate, { maxSegments, reference: width }) }
      this.#known.set(key, known)
    }
    return known
  }
}

function templateOf(text: string): Template {
  const parsed = parseTemplate(text)
  if (parsed.ok) return parsed.template
  throw new GatewayError('invalid_parameter', `The text is no template: ${parsed.reason}.`, { field: 'text' })
}

const noValues = parseSlotValues({})

function sharedValues(given: GivenValues = {}): SlotValues {
  const parsed = parseSlotValues(given)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: 'values' })
}
