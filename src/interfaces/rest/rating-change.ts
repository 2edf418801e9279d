import { GatewayError } from '../../core/errors.js'
import type { AccountChange } from '../../core/rating/ledger/change-account.js'
import { parseId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { parseInstant } from './instant.js'

type Request = components['schemas']['RatingChange']

/** What each change needs beside its kind. @throws GatewayError `invalid_parameter` for what is missing */
export function accountChangeOf(request: Request): AccountChange {
  const { do: what, kind = 'mobile', atPackageEnd = false } = request
  const text = (field: 'number' | 'package' | 'tariff') => request[field] ?? missing(what, field)
  switch (what) {
    case 'connect_sms_package':
      return { do: what, package: text('package') }
    case 'disconnect_sms_package':
      return { do: what, connection: connectionOf(request) }
    case 'start_employee_offer':
    case 'stop_employee_offer':
      return { do: what }
    case 'connect_number': {
      const at = parseInstant(request.at, 'at')
      return { do: what, number: text('number'), kind, tariff: text('tariff'), ...(at === undefined ? {} : { at }) }
    }
    case 'disconnect_number':
      return { do: what, number: text('number') }
    case 'change_tariff':
      return { do: what, number: text('number'), tariff: text('tariff'), atPackageEnd }
    case 'connect_package':
      return { do: what, number: text('number'), package: text('package') }
    case 'disconnect_package':
      return { do: what, number: text('number'), connection: connectionOf(request) }
  }
}

function connectionOf({ do: what, connection }: Request): number {
  return parseId(connection ?? missing(what, 'connection')) ?? missing(what, 'connection')
}

function missing(what: string, field: string): never {
  throw new GatewayError('invalid_parameter', `"${what}" needs "${field}".`, { field })
}
