import { transliterate } from '../messaging/transliteration/index.js'

export interface Operator {
  /** Our word: small letters, digits and hyphens. */
  key: string
  /** As people call it. */
  name: string
}

/** By the legal name of the register or by the brand, without the legal form. */
const known: readonly [spellings: RegExp, operator: Operator][] = [
  [/^(мтс|мобильные телесистемы|mts)$/, { key: 'mts', name: 'МТС' }],
  [/^(мегафон|megafon)$/, { key: 'megafon', name: 'МегаФон' }],
  [/^(вымпел-?ком|вымпел-коммуникации|билайн|beeline)$/, { key: 'beeline', name: 'Билайн' }],
  [/^([тt]2( мобайл| рт?к холдинг)?|теле2|tele2)$/, { key: 't2', name: 'T2' }],
  [/^(скартел|йота|yota)$/, { key: 'yota', name: 'Yota' }],
  [/^(екатеринбург-2000|мотив|motiv)$/, { key: 'motiv', name: 'Мотив' }],
  [/^(ростелеком|rostelecom)$/, { key: 'rostelecom', name: 'Ростелеком' }],
  [/^(вайнах ?телеком|vainakh)$/, { key: 'vainakh', name: 'Вайнах Телеком' }],
  [/^(сбербанк-телеком|сбермобайл|sbermobile)$/, { key: 'sbermobile', name: 'СберМобайл' }],
  [/^(глонасс|glonass)$/, { key: 'glonass', name: 'ГЛОНАСС' }],
  [/^(мтт|mtt)$/, { key: 'mtt', name: 'МТТ' }],
  [/^(мгтс|mgts)$/, { key: 'mgts', name: 'МГТС' }],
  [/^(к-телеком|k-telecom)$/, { key: 'k-telecom', name: 'К-телеком' }],
  [/^(компания транстелеком|транстелеком|ттк)$/, { key: 'ttk', name: 'ТрансТелеКом' }],
  [/^(рос|.*республиканский оператор связи|феникс|phoenix)$/, { key: 'phoenix', name: 'Феникс' }],
  [/^(мкс|мобильные коммуникационные системы|mks)$/, { key: 'mks', name: 'МКС' }],
  [/^(миранда-медиа|miranda)$/, { key: 'miranda', name: 'Миранда-медиа' }],
]

const legalForms =
  /(^|\s)(пао|оао|зао|нао|ао|ооо|фгуп|гуп|муп|фгбу|ип|днр|лнр|(публичное |открытое |закрытое )?акционерное общество|общество с ограниченной ответственностью)(?=\s|$)/g
const anyLegalForm = new RegExp(legalForms, 'gi')
const longestKey = 40

/** One operator for all its spellings: `ПАО "МТС"`, `ПАО "Мобильные ТелеСистемы"`, `mts`. */
export function readOperator(cell: string): Operator {
  const plain = cell.replaceAll(/["«»“”„']/g, ' ')
  const bare = plain.toLowerCase().replaceAll('ё', 'е').replaceAll(legalForms, ' ').replaceAll(/\s+/g, ' ').trim()
  const found = known.find(([spellings]) => spellings.test(bare))
  if (found !== undefined) return found[1]
  const key = transliterate(bare)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const name = plain.replaceAll(anyLegalForm, ' ').replaceAll(/\s+/g, ' ').trim()
  return { key: key.slice(0, longestKey) || 'unknown', name }
}

export const knownOperators: readonly Operator[] = known.map(([, operator]) => operator)
