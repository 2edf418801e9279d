import type { MailIntegrationId } from '../values/ids.js'
import { hashSecret, type StoredMailIntegration } from './integration.js'
import { isInNetworks } from './networks.js'

/** All active integrations, in memory: who a mail is from is asked for every one, by strangers as well. */
export class IntegrationTable {
  #byHash = new Map<string, StoredMailIntegration>()
  #byId = new Map<MailIntegrationId, StoredMailIntegration>()

  load(integrations: readonly StoredMailIntegration[]): void {
    const active = integrations.filter(({ state }) => state === 'active')
    this.#byId = new Map(active.map((one) => [one.id, one]))
    this.#byHash = new Map(active.flatMap((one) => (one.addressHash === null ? [] : [[one.addressHash, one] as const])))
  }

  bySecret(secret: string): StoredMailIntegration | undefined {
    return this.#byHash.get(hashSecret(secret))
  }

  byId(id: MailIntegrationId): StoredMailIntegration | undefined {
    return this.#byId.get(id)
  }

  /** By the SHA-256 of a TLS client certificate; undefined where several list it. */
  byCertificate(fingerprint: string): StoredMailIntegration | undefined {
    return onlyOne(this.#byId.values(), ({ certificates }) => certificates.includes(fingerprint))
  }

  /** The only one that lists the address; undefined also where several do, for then it proves nobody. */
  byNetwork(address: string): StoredMailIntegration | undefined {
    return onlyOne(this.#byId.values(), ({ networks }) => isInNetworks(address, networks))
  }

  /** The only one that lists From; one that lists the address goes before those that list its domain. */
  bySender(from: string): StoredMailIntegration | undefined {
    const named = [...this.#byId.values()].filter(({ senders }) => senders.includes(from))
    if (named.length > 0) return named.length === 1 ? named[0] : undefined
    return onlyOne(this.#byId.values(), (one) => listsSender(one, from))
  }
}

export function listsSender({ senders }: Pick<StoredMailIntegration, 'senders'>, from: string): boolean {
  return senders.includes(from) || senders.includes(from.slice(from.lastIndexOf('@')))
}

function onlyOne<T>(all: Iterable<T>, matches: (one: T) => boolean): T | undefined {
  let found: T | undefined
  for (const one of all) {
    if (!matches(one)) continue
    if (found !== undefined) return undefined
    found = one
  }
  return found
}
