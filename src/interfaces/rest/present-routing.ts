import type { RouteExplanation } from '../../core/routing/explain-route.js'
import type { NumberInfo } from '../../core/routing/numbering.js'
import type { NumberRecord } from '../../core/routing/ports.js'
import { noFilters, type Route } from '../../core/routing/route.js'
import type { ShownRoutes } from '../../core/routing/routes.js'
import type { SenderNameRecord } from '../../core/routing/sender-name.js'
import { type CompanyId, formatId, PLATFORM } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import { resourceId } from './resource-id.js'

type Schemas = components['schemas']

export function presentNumberInfo(
  number: NumberInfo & { msisdn: string; operatorName: string | null },
): Schemas['NumberInfo'] {
  const { msisdn, kind, operator, operatorName, region, zone, precision, range, portStatus, dataVersion } = number
  return { msisdn, kind, operator, operatorName, region, zone, precision, range, portStatus, dataVersion }
}

export function presentRoutes({ version, routes, warnings }: ShownRoutes): Schemas['RouteList'] {
  return { version, routes: routes.map(presentRoute), warnings: [...warnings] }
}

function presentRoute({ name, filters, carriers, fallback, next }: Route): Schemas['Route'] {
  return {
    name,
    filters: {
      operators: [...filters.operators],
      regions: [...filters.regions],
      prefixes: [...filters.prefixes],
      companies: filters.companies.map(formatId),
      classes: [...filters.classes],
      lanes: [...filters.lanes],
    },
    carriers: carriers.map((carrier) => ({ ...carrier })),
    fallback: [...fallback],
    next,
  }
}

export function readRoute({ filters, fallback, next, ...route }: Schemas['RouteDefinition']): Route {
  const { companies = [], ...given } = filters ?? {}
  return {
    ...route,
    filters: { ...noFilters, ...given, companies: companies.map((id) => resourceId<CompanyId>(id)) },
    fallback: fallback ?? [],
    next: next ?? null,
  }
}

export function presentExplanation(explanation: RouteExplanation): Schemas['RouteExplanation'] {
  const { request, number, operatorName, carriers, senders } = explanation
  const senderOn = (carrier: string) => {
    const sender = senders.find((each) => each.carrier === carrier)
    if (sender === undefined) return null
    return sender.ok
      ? { from: sender.from, replaced: sender.replaced, reason: null }
      : { from: null, replaced: false, reason: sender.reason }
  }
  return {
    to: request.to,
    companyId: presentOwner(request.companyId),
    class: request.class,
    lane: request.lane,
    number: presentNumberInfo({ ...number, msisdn: request.to, operatorName }),
    routesVersion: explanation.routesVersion,
    routes: explanation.verdicts.map(({ route, holds, filters }) => ({
      name: route,
      holds,
      filters: filters.map((filter) => ({ ...filter, takes: [...filter.takes] })),
    })),
    route: explanation.route,
    carriers: carriers.map((name) => ({ name, sender: senderOn(name) })),
  }
}

/** @param registering carriers that show registered names only: each has a state, asked or not */
export function presentSenderName(record: SenderNameRecord, registering: readonly string[]): Schemas['SenderName'] {
  const known = new Map(record.registrations.map((each) => [each.carrier, each]))
  const carriers = [...new Set([...registering, ...known.keys()])].sort()
  return {
    id: formatId(record.id),
    companyId: presentOwner(record.companyId),
    name: record.name,
    fallback: record.fallback,
    comment: record.comment,
    createdAt: formatInstant(record.createdAt),
    registrations: carriers.map((carrier) => ({
      carrier,
      state: known.get(carrier)?.state ?? 'requested',
      updatedAt: formatNullableInstant(known.get(carrier)?.updatedAt ?? null),
    })),
  }
}

export function presentNumber(number: NumberRecord): Schemas['OwnNumber'] {
  return {
    id: formatId(number.id),
    address: number.address,
    kind: number.kind,
    companyId: number.companyId === null ? null : formatId(number.companyId),
    activeFrom: formatInstant(number.activeFrom),
    activeUntil: formatNullableInstant(number.activeUntil),
  }
}

function presentOwner(companyId: CompanyId): string | null {
  return companyId === PLATFORM ? null : formatId(companyId)
}
