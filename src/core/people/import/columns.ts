import { isAttributeName } from '../check-person.js'
import { builtInFields } from '../person.js'
import type { FileColumn } from './person-file.js'

/** What headings are taken for, in Russian and in English, without case; other headings name attributes. */
const headingsOf = {
  id: ['id', 'person id', 'ид'],
  name: ['name', 'full name', 'имя', 'фио', 'ф.и.о.', 'сотрудник', 'контакт'],
  number: [
    'number',
    'phone',
    'mobile',
    'msisdn',
    'номер',
    'телефон',
    'мобильный',
    'мобильный телефон',
    'номер телефона',
  ],
  kind: ['kind', 'тип'],
  email: ['email', 'e-mail', 'mail', 'почта', 'электронная почта', 'эл. почта'],
  position: ['position', 'job', 'должность'],
  zone: ['zone', 'time zone', 'timezone', 'часовой пояс', 'зона'],
  language: ['language', 'язык'],
  employedFrom: ['employedfrom', 'employed from', 'hired', 'принят', 'дата приема', 'дата приёма', 'работает с'],
  consent: ['consent', 'согласие'],
  consentGivenAt: ['consentgivenat', 'consent given', 'дата согласия', 'согласие от'],
  groups: ['groups', 'group', 'группы', 'группа'],
  tags: ['tags', 'tag', 'теги', 'тег'],
  action: ['action', 'действие'],
  employedUntil: ['employeduntil', 'employed until', 'dismissed', 'уволен', 'дата увольнения', 'работает до'],
} as const
export type PersonColumn = keyof typeof headingsOf

const fieldOfHeading = new Map<string, PersonColumn>(
  Object.entries(headingsOf).flatMap(([field, headings]) =>
    headings.map((heading) => [heading, field as PersonColumn] as const),
  ),
)

/** What each column is for: `number`, `attributes.district`; a heading may end in a figure where a field comes twice, `Телефон 2`. */
export function columnsOf(headings: readonly string[]): FileColumn[] {
  const seen = new Set<string>()
  return headings.map((written) => {
    const heading = written.normalize('NFC').trim().replace(/\s+/g, ' ')
    const field = fieldOf(heading)
    // Of a field that a person has once, the first column counts.
    const isSecond = field !== null && field !== 'number' && seen.has(field)
    if (field !== null) seen.add(field)
    return { heading, field: isSecond ? null : field }
  })
}

const attributes = 'attributes.'

export function attributeOf(field: string): string | undefined {
  return field.startsWith(attributes) ? field.slice(attributes.length) : undefined
}

function fieldOf(heading: string): string | null {
  const key = heading.toLowerCase()
  const known = fieldOfHeading.get(key) ?? fieldOfHeading.get(key.replace(/ ?\d+$/, ''))
  if (known !== undefined) return known
  const name = heading.replaceAll(' ', '_')
  const isFree = isAttributeName(name) && !builtInFields.some((field) => field === name)
  return isFree ? `${attributes}${name}` : null
}
