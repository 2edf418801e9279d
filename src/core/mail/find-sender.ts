import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import type { MailIntegrationId } from '../values/ids.js'
import { parseId } from '../values/ids.js'
import type { StoredMailIntegration } from './integration.js'
import { listsSender } from './integration-table.js'
import type { MailProof } from './mail-record.js'
import type { MailSender } from './mail-sender.js'
import type { MailTarget } from './mail-target.js'
import { isInNetworks } from './networks.js'

/** What is known of where a mail came from, beside a login. */
export interface MailEvidence {
  address: string
  targets: readonly MailTarget[]
  /** SHA-256 of the peer's TLS certificate, whose key it has shown to have. */
  certificate?: string | null
  /** The address in From, where DMARC has proven it. */
  provenFrom: string | null
}

/**
 * Who a mail is from, where nobody has logged in: by the peer's certificate, the secret address that it was sent to, by the peer's address, or by a From that
 * DMARC has proven. Undefined when nothing proves anybody; From alone never does.
 */
export async function findSender(core: CoreContext, evidence: MailEvidence): Promise<MailSender | undefined> {
  const found =
    byCertificate(core, evidence) ?? bySecret(core, evidence) ?? byName(core, evidence) ?? anywhere(core, evidence)
  if (found === undefined) return undefined
  const { integration, proof } = found
  const company = await core.store.accounts.findCompany(integration.companyId)
  if (company?.state !== 'active') return undefined
  return { principal: principalOf(integration), integration, proof }
}

interface Found {
  integration: StoredMailIntegration
  proof: MailProof
}

/** One that writes to another integration's address is not that one. */
function byCertificate({ mail }: CoreContext, { certificate = null, targets }: MailEvidence): Found | undefined {
  const integration = certificate === null ? undefined : mail.integrations.byCertificate(certificate)
  if (integration === undefined) return undefined
  const isOther = targets.some((target) => {
    if (target.kind === 'integration') return target.id !== String(integration.id)
    return target.kind === 'secret' && mail.integrations.bySecret(target.secret)?.id !== integration.id
  })
  return isOther ? undefined : { integration, proof: 'certificate' }
}

function bySecret({ mail }: CoreContext, { address, targets }: MailEvidence): Found | undefined {
  for (const target of targets) {
    if (target.kind !== 'secret') continue
    const integration = mail.integrations.bySecret(target.secret)
    if (integration === undefined) continue
    // Where it says where it sends from, the secret is not enough.
    if (integration.networks.length > 0 && !isInNetworks(address, integration.networks)) continue
    return { integration, proof: 'address' }
  }
  return undefined
}

/** The integration whose own address it was sent to. */
function byName({ mail }: CoreContext, { address, targets, provenFrom }: MailEvidence): Found | undefined {
  for (const target of targets) {
    if (target.kind !== 'integration') continue
    const id = parseId<MailIntegrationId>(target.id)
    const integration = id === undefined ? undefined : mail.integrations.byId(id)
    if (integration === undefined) continue
    if (isInNetworks(address, integration.networks)) return { integration, proof: 'network' }
    if (provenFrom !== null && listsSender(integration, provenFrom)) return { integration, proof: 'dmarc' }
  }
  return undefined
}

/** The only integration that the evidence fits. */
function anywhere({ mail }: CoreContext, { address, targets, provenFrom }: MailEvidence): Found | undefined {
  if (targets.some(({ kind }) => kind === 'integration' || kind === 'secret')) return undefined
  const near = mail.integrations.byNetwork(address)
  if (near !== undefined) return { integration: near, proof: 'network' }
  const author = provenFrom === null ? undefined : mail.integrations.bySender(provenFrom)
  return author && { integration: author, proof: 'dmarc' }
}

export function principalOf({ companyId, id }: Pick<StoredMailIntegration, 'companyId' | 'id'>): Principal {
  return { companyId, actor: `mail_integration:${id}`, scopes: new Set(['messages:send']) }
}

/** A user sends as itself; at the address of an integration of its company with the settings of that. */
export function senderOfLogin(core: CoreContext, principal: Principal, targets: readonly MailTarget[]): MailSender {
  const found = targets.map((target) => integrationOf(core, target)).find((one) => one !== undefined)
  const integration = found?.companyId === principal.companyId ? found : null
  return { principal, integration, proof: 'login' }
}

function integrationOf({ mail }: CoreContext, target: MailTarget): StoredMailIntegration | undefined {
  if (target.kind === 'secret') return mail.integrations.bySecret(target.secret)
  if (target.kind !== 'integration') return undefined
  const id = parseId<MailIntegrationId>(target.id)
  return id === undefined ? undefined : mail.integrations.byId(id)
}
