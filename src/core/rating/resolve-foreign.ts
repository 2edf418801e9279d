import type { LocalDate } from '../calendar/local-date.js'
import type { CountryMember, CountryTable } from './catalogue/index.js'

/** The member with the longest prefix of the number that holds on the day; undefined where none does. `digits`: without the plus. */
export function resolveForeign(
  digits: string,
  { members, longestPrefix }: CountryTable,
  date: LocalDate,
): { direction: string; because: string } | undefined {
  for (let length = Math.min(longestPrefix, digits.length); length > 0; length -= 1) {
    const prefix = digits.slice(0, length)
    const member = members.get(prefix)?.find((each) => holds(each, date))
    if (member !== undefined) return { direction: member.direction, because: `+${prefix} is ${member.name}` }
  }
  return undefined
}

function holds({ from, until }: CountryMember, date: LocalDate): boolean {
  return (from === null || from <= date) && (until === null || date < until)
}
