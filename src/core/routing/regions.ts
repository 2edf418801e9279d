/** The regions of Russia as the numbering register names them, and their zones (IANA tz database). */

export interface Region {
  /** The one spelling that we use; null for several regions that share nothing but a zone. */
  name: string | null
  /** Null where it is not known, or where the regions of a range lie in several. */
  zone: string | null
}

const zones: Record<string, string> = {
  'Europe/Kaliningrad': 'Калининградская область',
  'Europe/Moscow':
    'Архангельская область|Белгородская область|Брянская область|Владимирская область|Вологодская область|' +
    'Воронежская область|Донецкая Народная Республика|Запорожская область|Ивановская область|' +
    'Кабардино-Балкарская Республика|Калужская область|Карачаево-Черкесская Республика|Костромская область|' +
    'Краснодарский край|Курская область|Ленинградская область|Липецкая область|Луганская Народная Республика|Москва|' +
    'Московская область|Мурманская область|Ненецкий автономный округ|Нижегородская область|Новгородская область|' +
    'Орловская область|Пензенская область|Псковская область|Республика Адыгея|Республика Дагестан|' +
    'Республика Ингушетия|Республика Калмыкия|Республика Карелия|Республика Коми|Республика Марий Эл|' +
    'Республика Мордовия|Республика Северная Осетия - Алания|Республика Татарстан|Ростовская область|' +
    'Рязанская область|Санкт-Петербург|Смоленская область|Ставропольский край|Тамбовская область|Тверская область|' +
    'Тульская область|Херсонская область|Чеченская Республика|Чувашская Республика - Чувашия|Ярославская область',
  'Europe/Simferopol': 'Республика Крым|Севастополь',
  'Europe/Kirov': 'Кировская область',
  'Europe/Volgograd': 'Волгоградская область',
  'Europe/Astrakhan': 'Астраханская область',
  'Europe/Samara': 'Самарская область|Удмуртская Республика',
  'Europe/Saratov': 'Саратовская область',
  'Europe/Ulyanovsk': 'Ульяновская область',
  'Asia/Yekaterinburg':
    'Курганская область|Оренбургская область|Пермский край|Республика Башкортостан|Свердловская область|' +
    'Тюменская область|Ханты-Мансийский автономный округ - Югра|Челябинская область|Ямало-Ненецкий автономный округ',
  'Asia/Omsk': 'Омская область',
  'Asia/Novosibirsk': 'Новосибирская область',
  'Asia/Barnaul': 'Алтайский край|Республика Алтай',
  'Asia/Tomsk': 'Томская область',
  'Asia/Novokuznetsk': 'Кемеровская область - Кузбасс',
  'Asia/Krasnoyarsk': 'Красноярский край|Республика Тыва|Республика Хакасия',
  'Asia/Irkutsk': 'Иркутская область|Республика Бурятия',
  'Asia/Chita': 'Забайкальский край',
  'Asia/Yakutsk': 'Амурская область|Республика Саха (Якутия)',
  'Asia/Vladivostok': 'Еврейская автономная область|Приморский край|Хабаровский край',
  'Asia/Magadan': 'Магаданская область',
  'Asia/Sakhalin': 'Сахалинская область',
  'Asia/Kamchatka': 'Камчатский край',
  'Asia/Anadyr': 'Чукотский автономный округ',
}

/** Mobile ranges belong to two regions at once where a city and the land around it are one licence area. */
const joined: readonly [name: string, parts: readonly string[]][] = [
  ['Москва и Московская область', ['Москва', 'Московская область']],
  ['Санкт-Петербург и Ленинградская область', ['Санкт-Петербург', 'Ленинградская область']],
  ['Республика Крым и Севастополь', ['Республика Крым', 'Севастополь']],
  ['Архангельская область и Ненецкий автономный округ', ['Архангельская область', 'Ненецкий автономный округ']],
]

/** Districts of Yakutia that do not live by the time of Yakutsk (tz database, `Asia/Ust-Nera` and its neighbours). */
const yakutianZones: readonly [districts: RegExp, zone: string][] = [
  [/оймякон/i, 'Asia/Ust-Nera'],
  [/верхоян|усть-янск/i, 'Asia/Vladivostok'],
  [/абыйск|аллаихов|верхнеколым|момск|нижнеколым|среднеколым/i, 'Asia/Srednekolymsk'],
]

/** Words that say what a region is and not which. */
const kinds = new Set(
  (
    'г город республика народная область обл край автономный автономная округ ао алания кузбасс югра чувашия якутия ' +
    'федерация'
  ).split(' '),
)

const zoneOfName = new Map(
  Object.entries(zones).flatMap(([zone, names]) => names.split('|').map((name) => [name, zone] as const)),
)
const nameOfKey = new Map([...zoneOfName.keys()].map((name) => [keyOf(name), name]))
for (const [word, name] of [
  ['якутия', 'Республика Саха (Якутия)'],
  ['чувашия', 'Чувашская Республика - Чувашия'],
  ['кузбасс', 'Кемеровская область - Кузбасс'],
  ['югра', 'Ханты-Мансийский автономный округ - Югра'],
  ['удмуртия', 'Удмуртская Республика'],
] as const) {
  nameOfKey.set(word, name)
}
const nameOfParts = new Map(joined.map(([name, parts]) => [[...parts].sort().join('|'), name]))
const partsOfName = new Map(joined)

/** `Ханты - Мансийский - Югра АО` and `Ханты-Мансийский автономный округ - Югра` have the same key. */
function keyOf(spelling: string): string {
  const words = spelling
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/\(.*?\)|\/.*?\//g, ' ')
    .split(/[^а-я0-9]+/)
    .filter((word) => word !== '')
  const telling = words.filter((word) => !kinds.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}

/** Whether the word says that the range belongs to no region: to all of them, or to nobody. */
function isNowhere(spelling: string): boolean {
  return ['', '-', 'Российская Федерация'].includes(spelling.trim())
}

/**
 * The region of a cell of the register: `Амурская обл.`, `г. Псков|Псковская обл.`, `г. Москва * Московская область`,
 * `Республика Крым, Город Севастополь`. A spelling that nobody foresaw stays as it is, without a zone.
 */
export function readRegion(cell: string): Region {
  const spelling = cell.slice(cell.lastIndexOf('|') + 1).trim()
  if (isNowhere(spelling)) return { name: null, zone: null }
  const parts = spelling.split(/,\s*|\s+\*\s+|\s+и\s+/).map((part) => nameOfKey.get(keyOf(part)))
  const known = [...new Set(parts.filter((part) => part !== undefined))]
  if (known.length === 0 || parts.includes(undefined)) return { name: spelling, zone: null }
  const name = known.length === 1 ? (known[0] ?? null) : (nameOfParts.get(known.sort().join('|')) ?? null)
  const partZones = new Set(known.map((part) => zoneWithin(part, cell)))
  return { name, zone: partZones.size === 1 ? ([...partZones][0] ?? null) : sharedZone(partZones) }
}

/** Moscow's time under its other names. */
function sharedZone(found: ReadonlySet<string | null>): string | null {
  const moscow = new Set(['Europe/Moscow', 'Europe/Simferopol'])
  return [...found].every((zone) => zone !== null && moscow.has(zone)) ? 'Europe/Moscow' : null
}

function zoneWithin(name: string, cell: string): string | null {
  if (name === 'Республика Саха (Якутия)') {
    const district = yakutianZones.find(([districts]) => districts.test(cell))
    if (district !== undefined) return district[1]
  }
  return zoneOfName.get(name) ?? null
}

export function zoneOfRegion(name: string): string | null {
  return zoneOfName.get(partsOf(name)[0] ?? name) ?? null
}

/** Whether it is a region that we know by this very spelling. */
export function isRegionName(name: string): boolean {
  return zoneOfName.has(name) || partsOfName.has(name)
}

/** A joined region's parts; any other stands for itself. */
function partsOf(name: string): readonly string[] {
  return partsOfName.get(name) ?? [name]
}

/** Every region that a filter for this one must take: `Москва` takes what belongs to `Москва и Московская область`. */
export function regionsOverlapping(name: string): readonly string[] {
  const parts = partsOf(name)
  const around = joined.filter(([, others]) => others.some((part) => parts.includes(part))).map(([joint]) => joint)
  return [...new Set([name, ...parts, ...around])]
}
