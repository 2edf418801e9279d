import { systemOf, systemPrincipal } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { addOptOuts } from '../people/add-opt-outs.js'
import { removeOptOuts } from '../people/manage-opt-outs.js'
import { changeSubscriptionBySms } from '../tags/subscribe-by-sms.js'
import { type CompanyId, PLATFORM } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { Keyword, KeywordName } from './keywords.js'
import { phrases } from './phrases.js'
import type { Reply } from './reply.js'
import type { Language } from './words.js'

/** Does what a keyword asks for; twice the same as once. What is answered: one segment, or nothing. */
export type KeywordHandler<K extends KeywordName> = (
  core: CoreContext,
  reply: Reply,
  keyword: Extract<Keyword, { word: K }>,
  language: Language,
) => Promise<string | null>

type KeywordHandlers = { [K in KeywordName]: KeywordHandler<K> }

/** Whatever subscribers may ask for by SMS. */
export const keywordHandlers: KeywordHandlers = {
  stop: async (core, reply, { everybody }, language) => {
    // The number of another company's person stands in no ledger that the sender can read.
    if (reply.guest === null) await optOut(core, reply, reply.companyId)
    if (everybody || reply.guest !== null) await optOut(core, reply, PLATFORM)
    if (everybody) return phrases.stoppedEverybody[language]()
    return phrases.stopped[language]({ company: await nameOf(core, reply.companyId) })
  },
  start: async (core, reply, _keyword, language) => {
    for (const companyId of new Set([reply.companyId, PLATFORM])) {
      const principal = companyId === PLATFORM ? systemPrincipal : systemOf(companyId)
      await removeOptOuts(core, principal, { msisdn: reply.msisdn, kind: 'opt_out' }, viaSms)
    }
    return phrases.started[language]({ company: await nameOf(core, reply.companyId) })
  },
  help: async (core, reply, _keyword, language) =>
    phrases.help[language]({ company: await nameOf(core, reply.companyId) }),
  subscribe: changeSubscription,
  leave: changeSubscription,
}

/** Tags answer in words of their own. */
async function changeSubscription(
  core: CoreContext,
  { companyId, msisdn, text }: Reply,
  { tag }: { tag: string },
  language: Language,
): Promise<string> {
  const changed = await changeSubscriptionBySms(core, { companyId, msisdn: msisdn as Msisdn, text })
  return changed?.answer ?? phrases.unknownTag[language]({ tag })
}

const viaSms = { interface: 'sms', address: null, requestId: null } as const

/** All but alerts, which rest on the relation to an employer or a contract. */
async function optOut(core: CoreContext, { msisdn, text }: Reply, companyId: CompanyId): Promise<void> {
  const principal = companyId === PLATFORM ? systemPrincipal : systemOf(companyId)
  const entry = { scope: 'all', kind: 'opt_out', source: 'sms' } as const
  await addOptOuts(core, principal, undefined, { msisdns: [msisdn], ...entry, note: text.slice(0, 100) }, viaSms)
}

async function nameOf(core: CoreContext, companyId: CompanyId): Promise<string> {
  return (await core.store.accounts.findCompany(companyId))?.name ?? ''
}
