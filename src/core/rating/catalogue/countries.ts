import type { CountryMember, CountryTable, Direction } from './catalogue.js'
import type { CountriesDraft } from './draft.js'
import type { Problems } from './problems.js'

/** Which direction the numbers of a country belong to; prefixes clash when two members hold one at the same time. */
export function readCountries(
  draft: CountriesDraft,
  directions: ReadonlyMap<string, Direction>,
  problems: Problems,
): CountryTable {
  const named = [draft.default, ...draft.groups.map(({ direction }) => direction)]
  problems.unknown('countries', named, directions)
  problems.twice('countries.groups', named)
  problems.twice('countries.tollFreePrefixes', draft.tollFreePrefixes)
  problems.twice('countries.emergencyNumbers', draft.emergencyNumbers)
  const members = new Map<string, CountryMember[]>()
  for (const { direction, members: listed } of draft.groups)
    for (const { prefixes, name, country = null, from = null, until = null } of listed)
      for (const prefix of prefixes) {
        const member = { direction, name, country, from, until }
        const others = members.get(prefix) ?? []
        checkSpan(prefix, member, others, problems)
        members.set(prefix, [...others, member])
      }
  for (const prefix of draft.tollFreePrefixes)
    if (members.has(prefix)) problems.add('countries', `the prefix ${prefix} is toll-free and of a country`)
  return {
    defaultDirection: draft.default,
    members,
    longestPrefix: Math.max(0, ...[...members.keys()].map(({ length }) => length)),
    tollFreePrefixes: draft.tollFreePrefixes,
    emergencyNumbers: new Set(draft.emergencyNumbers),
  }
}

function checkSpan(prefix: string, member: CountryMember, others: readonly CountryMember[], problems: Problems): void {
  if (member.from !== null && member.until !== null && member.until <= member.from)
    problems.add('countries', `${member.name} ends before it begins`)
  const clash = others.find((other) => startsBeforeEnd(member, other) && startsBeforeEnd(other, member))
  if (clash !== undefined)
    problems.add('countries', `an overlap: the prefix ${prefix} belongs to ${clash.name} and to ${member.name}`)
}

function startsBeforeEnd({ from }: CountryMember, { until }: CountryMember): boolean {
  return from === null || until === null || from < until
}
