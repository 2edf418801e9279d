import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type CallPrice, callPricesOf } from '../rating/ledger/call-prices.js'
import type { CallId, NumberId } from '../values/ids.js'
import type { Call } from './call.js'
import type { Invitation } from './call-control.js'
import { type Acting, callsToWrite } from './company.js'
import { parseTarget, type Target } from './target.js'

/**
 * Rings an employee, and the customer once the employee has answered; both are shown our number.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `no_carrier` where no telephone network is connected
 */
export async function placeCall(
  core: CoreContext,
  principal: Principal,
  { numberId, employee, to, ...acting }: Acting & { numberId: NumberId; employee: string; to: string },
): Promise<{ call: Call; price: CallPrice }> {
  const companyId = await callsToWrite(core, principal, acting)
  const number = await core.store.calls.getVoiceNumber(companyId, numberId)
  if (number === undefined) {
    throw new GatewayError('invalid_parameter', 'The company has no such number of its own.', { field: '/numberId' })
  }
  const zone = number.zone ?? core.companies.zoneOf(companyId)
  const order = { number, zone, employee: target(employee, '/employee'), customer: target(to, '/to') }
  return priced(core, await core.callControl.callOut(order))
}

/**
 * Brings another telephone into a talk: `transfer` instead of who talks with the subscriber, `add` beside him. Who is rung has 30 seconds.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `conflict` for a call in which nobody talks, in which somebody is
 * being rung already, or that another process of the gateway has
 */
export async function inviteToCall(
  core: CoreContext,
  principal: Principal,
  id: CallId,
  { to, mode, show, ...acting }: Acting & Omit<Invitation, 'target'> & { to: string },
): Promise<{ call: Call; price: CallPrice }> {
  const companyId = await callsToWrite(core, principal, acting)
  const call = await core.store.calls.findCall(companyId, id)
  if (call === undefined) throw new GatewayError('not_found', 'There is no such call.')
  switch (core.callControl.invite(id, { mode, show, target: target(to, '/to') })) {
    case 'invited':
      return priced(core, call)
    case 'not_talking':
      throw new GatewayError('conflict', 'Nobody talks in this call, or somebody is being rung for it already.')
    case 'not_here':
      throw new GatewayError(
        'conflict',
        call.state === 'ended' ? 'The call has ended already.' : 'Another process of the gateway has this call.',
      )
  }
}

async function priced(core: CoreContext, call: Call): Promise<{ call: Call; price: CallPrice }> {
  return { call, price: (await callPricesOf(core, call.companyId, [call]))(call) }
}

function target(text: string, field: string): Target {
  const parsed = parseTarget(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field })
}
