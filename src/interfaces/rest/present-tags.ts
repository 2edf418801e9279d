import type { ExpandedTag } from '../../core/tags/expand-tag.js'
import type { GuestAccess, RequestedTag } from '../../core/tags/ports.js'
import type { Tag, TagSubscription } from '../../core/tags/tag.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import { formatCursor } from './page.js'

type Schemas = components['schemas']

export function presentTag({ id, companyId, name, slug, joinBySms, isOffered, createdAt }: Tag): Schemas['Tag'] {
  return {
    id: formatId(id),
    companyId: formatId(companyId),
    name: `#${name}`,
    slug,
    joinBySms,
    offered: isOffered,
    createdAt: formatInstant(createdAt),
  }
}

export function presentTagRequest(requested: RequestedTag): Schemas['TagRequest'] {
  const { tagId, ownerId, ownerName, tag, state, note, requestedAt, decidedAt } = requested
  return {
    tagId: formatId(tagId),
    name: `#${tag.name}`,
    ownerId: formatId(ownerId),
    ownerName,
    state,
    note,
    requestedAt: formatInstant(requestedAt),
    decidedAt: formatNullableInstant(decidedAt),
  }
}

export function presentTagAccess(access: GuestAccess): Schemas['TagAccess'] {
  const { companyId, companyName, state, note, subscribers, requestedAt, decidedAt } = access
  return {
    companyId: formatId(companyId),
    name: companyName,
    state,
    note,
    subscribers,
    requestedAt: formatInstant(requestedAt),
    decidedAt: formatNullableInstant(decidedAt),
  }
}

export function presentTagSubscription(subscription: TagSubscription): Schemas['TagSubscription'] {
  const { id, subscriber, source, consent, from, until } = subscription
  return {
    id: formatId(id),
    personId: 'person' in subscriber ? formatId(subscriber.person) : null,
    groupId: 'group' in subscriber ? formatId(subscriber.group) : null,
    source,
    consent,
    from: formatInstant(from),
    until: formatNullableInstant(until),
  }
}

export function presentExpandedTag(expanded: ExpandedTag): Schemas['ExpandedTag'] {
  const { at, total, noNumber, notEmployed, left, people, companies, nextAfterId } = expanded
  return {
    at: formatInstant(at),
    total,
    noNumber,
    notEmployed,
    left,
    people: people.map(({ person, msisdn, problem }) => ({
      personId: formatId(person.id),
      name: person.name,
      number: msisdn,
      problem,
    })),
    companies: companies.map(({ id, name, subscribers }) => ({ id: formatId(id), name, subscribers })),
    nextCursor: formatCursor(nextAfterId),
  }
}
