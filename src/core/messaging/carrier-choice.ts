import type { CoreContext } from '../context.js'
import type { RefusalCode } from '../errors.js'
import type { RouteChoice } from '../routing/routing.js'
import type { SenderChoice } from '../routing/sender-names.js'
import type { CompanyId } from '../values/ids.js'
import type { GateCarrier } from './dispatch-gate.js'
import type { Alternative } from './submission-record.js'

/** The way of a message, with the sender that is shown on it. */
export interface CarrierChoice {
  readonly route: string
  readonly carrier: GateCarrier
  readonly from: string
  readonly senderReplaced: boolean
  readonly alternatives: readonly Alternative[]
  /** Width of the reference that segments must leave room for: a carrier later in the row may need the wider one. */
  readonly segmentWidth: GateCarrier['concatenation']
  /** Width that every carrier of the row can carry. */
  readonly referenceWidth: GateCarrier['concatenation']
}

export type Refusal = { code: RefusalCode; reason: string }

type Candidate = { carrier: GateCarrier; from: string; replaced: boolean }

/** Carriers that can show a sender, in the order of the route. One request asks for few different rows of carriers. */
export class CarrierChoices {
  readonly #known = new Map<string, CarrierChoice | Refusal>()
  readonly #core: CoreContext
  readonly #companyId: CompanyId
  readonly #senders: readonly string[]

  /** The first of the senders that a carrier shows is taken. */
  constructor(core: CoreContext, companyId: CompanyId, senders: readonly string[]) {
    this.#core = core
    this.#companyId = companyId
    this.#senders = senders
  }

  choose(choice: RouteChoice): CarrierChoice | Refusal {
    const key = `${choice.route} ${choice.carriers.join(' ')}`
    let known = this.#known.get(key)
    if (known === undefined) this.#known.set(key, (known = this.#decide(choice)))
    return known
  }

  #decide({ route, carriers }: RouteChoice): CarrierChoice | Refusal {
    const candidates: Candidate[] = []
    let refusal: Refusal = {
      code: 'no_route',
      reason: 'No route leads to this number; the platform administrator adds one',
    }
    for (const name of carriers) {
      const carrier = this.#core.gate.carrier(name)
      if (carrier === undefined) continue
      const sender = this.#senderOn(name)
      if (sender.ok) candidates.push({ carrier, from: sender.from, replaced: sender.replaced })
      else if (candidates.length === 0) refusal = { code: 'sender_not_allowed', reason: sender.reason }
    }
    const [first, ...rest] = candidates
    return first === undefined ? refusal : choiceOf(route ?? 'default', first, rest)
  }

  /** The refusal of the sender that was asked for, where none is shown. */
  #senderOn(carrier: string): SenderChoice {
    const [wanted = '', ...others] = this.#senders
    const first = this.#core.senderNames.choose(this.#companyId, wanted, carrier)
    if (first.ok) return first
    for (const other of others) {
      const choice = this.#core.senderNames.choose(this.#companyId, other, carrier)
      if (choice.ok) return { ...choice, replaced: true }
    }
    return first
  }
}

function choiceOf(route: string, first: Candidate, rest: readonly Candidate[]): CarrierChoice {
  const widths = [first, ...rest].map(({ carrier }) => carrier.concatenation)
  return {
    route,
    carrier: first.carrier,
    from: first.from,
    senderReplaced: first.replaced,
    alternatives: rest.map(({ carrier, from }) => ({ carrier: carrier.name, from, whole: carrier.whole })),
    segmentWidth: widths.includes('16bit') ? '16bit' : '8bit',
    referenceWidth: widths.includes('8bit') ? '8bit' : '16bit',
  }
}
