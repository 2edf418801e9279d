import type { Principal } from '../accounts/account.js'
import { isPlatform, requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Lane, laneOfClass, type MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { parseSenderName } from '../values/sender-name.js'
import type { NumberInfo } from './numbering.js'
import type { RouteChoice, RouteRequest, RouteVerdict } from './routing.js'
import type { SenderChoice } from './sender-names.js'

export interface RouteQuestion {
  /** For a platform administrator: the company that would send. */
  companyId?: CompanyId
  to: string
  /** None: the gateway's default sender. */
  from?: string
  class?: MessageClass
  lane?: Lane
}

export interface RouteExplanation extends RouteChoice {
  request: RouteRequest
  operatorName: string | null
  routesVersion: number
  verdicts: readonly RouteVerdict[]
  /** What each carrier would show, in the order of `carriers`; empty without a sender. */
  senders: readonly (SenderChoice & { carrier: string })[]
}

/** What is known of a number. @throws GatewayError `forbidden`, `invalid_parameter` */
export function lookUpNumber(
  core: CoreContext,
  principal: Principal,
  text: string,
): NumberInfo & { msisdn: string; operatorName: string | null } {
  requireScope(principal, 'messages:read')
  const msisdn = parsed(parseMsisdn(text), 'msisdn')
  const number = core.numbering.find(msisdn)
  return { ...number, msisdn, operatorName: operatorNameOf(core, number) }
}

/**
 * Which way a message to this number would go and why, with nothing sent. Companies are told whether a route is for them, not whom
 * else it is for.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export function explainRoute(core: CoreContext, principal: Principal, question: RouteQuestion): RouteExplanation {
  requireScope(principal, 'messages:read')
  const messageClass = question.class ?? 'service'
  const request: RouteRequest = {
    companyId: senderOf(principal, question.companyId),
    to: parsed(parseMsisdn(question.to), 'to'),
    class: messageClass,
    lane: question.lane ?? laneOfClass[messageClass],
  }
  const from = question.from ?? core.settings.defaultSender
  const sender = from === null ? undefined : parsed(parseSenderName(from), 'from').value
  const choice = core.routing.choose(request)
  const verdicts = core.routing.explain(request)
  return {
    ...choice,
    request,
    operatorName: operatorNameOf(core, choice.number),
    routesVersion: core.routing.version,
    verdicts: isPlatform(principal) ? verdicts : verdicts.map(withoutCompanies),
    senders:
      sender === undefined
        ? []
        : choice.carriers.map((carrier) => ({
            ...core.senderNames.choose(request.companyId, sender, carrier),
            carrier,
          })),
  }
}

function senderOf(principal: Principal, named: CompanyId | undefined): CompanyId {
  if (named === undefined || named === principal.companyId || isPlatform(principal)) return named ?? principal.companyId
  throw new GatewayError('not_found', 'There is no such company.')
}

function withoutCompanies(verdict: RouteVerdict): RouteVerdict {
  const hide = ({ filter, takes }: RouteVerdict['filters'][number]) => (filter === 'companies' ? [] : takes)
  return { ...verdict, filters: verdict.filters.map((each) => ({ ...each, takes: hide(each) })) }
}

function operatorNameOf(core: CoreContext, { operator }: NumberInfo): string | null {
  return operator === null ? null : core.numbering.operatorName(operator)
}

function parsed<T>(result: { ok: true; value: T } | { ok: false; reason: string }, field: string): T {
  if (result.ok) return result.value
  throw new GatewayError('invalid_parameter', `${result.reason}.`, { field })
}
