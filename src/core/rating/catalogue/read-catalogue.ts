import { accept, type Parsed, refuse } from '../../values/parsed.js'
import type { Catalogue, Direction } from './catalogue.js'
import { readCountries } from './countries.js'
import { catalogueDraft } from './draft.js'
import { Problems } from './problems.js'
import { readSmsTerms } from './sms-terms.js'
import { readVoiceTerms } from './voice-terms.js'

/** The files of `catalog/` by their names, as YAML's failsafe schema reads them: maps, lists and texts. */
export type CatalogueFiles = Readonly<Record<'directions' | 'countries' | 'voice' | 'sms' | 'vat', unknown>>

/** Directions that the resolution of numbers gives, so every catalogue has them (R24). */
export const resolvedDirections = [
  ...['cug_home', 'cug_russia', 'mts_home', 'mts_russia', 'other_home', 'russia'],
  ...['own_trunk', 'toll_free', 'emergency', 'short_code'],
]
const mostProblemsTold = 20

/** Reads the price lists strictly. What is wrong is told in full, each problem with its file and place. */
export function readCatalogue(files: CatalogueFiles): Parsed<Catalogue> {
  const read = catalogueDraft.safeParse(files)
  if (!read.success) return tell(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const problems = new Problems()
  const { directions: listed, countries, voice, sms, vat } = read.data
  const directions = readDirections(listed.directions, problems)
  const catalogue: Catalogue = {
    directions,
    countries: readCountries(countries, directions, problems),
    voice: readVoiceTerms(voice.versions, directions, problems),
    sms: readSmsTerms(sms.versions, problems),
    vat: vat.rates.map(({ from, percent }) => ({ from, hundredths: percent })),
  }
  problems.ascending('vat.rates', catalogue.vat)
  checkBeginnings(catalogue, problems)
  return problems.found.length === 0 ? accept(catalogue) : tell(problems.found)
}

function readDirections(listed: readonly Direction[], problems: Problems): Map<string, Direction> {
  const directions = new Map(listed.map((direction) => [direction.code, direction]))
  const codes = listed.map(({ code }) => code)
  problems.twice('directions', codes)
  problems.unknown('directions: a direction that numbers resolve to is missing', resolvedDirections, directions)
  return directions
}

/** Whatever has a price has a rate of VAT. */
function checkBeginnings({ voice, sms, vat }: Catalogue, problems: Problems): void {
  const first = vat[0]?.from ?? ''
  for (const [file, versions] of Object.entries({ voice, sms }))
    if ((versions[0]?.from ?? '') < first) problems.add(file, `prices begin before the first rate of VAT, ${first}`)
}

function tell(problems: readonly string[]): Parsed<never> {
  const told = problems.slice(0, mostProblemsTold)
  const more = problems.length - told.length
  return refuse([...told, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))
}
