import type { CoreContext } from '../context.js'
import type { Person } from '../people/person.js'
import type { CompanyId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { ShownContact } from './call-progress.js'

/** The person of the company whose number this is at an instant; of several the one who was added first. */
export async function findContact(
  { store }: CoreContext,
  companyId: CompanyId,
  number: string | null,
  at: number,
): Promise<Person | undefined> {
  if (number === null || !number.startsWith('+')) return undefined
  const persons = await store.people.findByNumbers(companyId, [number as Msisdn])
  const holds = ({ numbers }: Person) =>
    numbers.some(({ msisdn, from, until }) => msisdn === number && (from ?? 0) <= at && at < (until ?? Infinity))
  return [...persons].sort((a, b) => a.id - b.id).find(holds)
}

/** What a screen shows of who calls; null: nobody is known by this number. */
export function contactOf(person: Person | undefined): ShownContact | null {
  if (person === undefined) return null
  const { id, kind, name, attributes } = person
  return { personId: String(id), kind, name, attributes }
}
