export const transliterationTables = ['passport', 'short'] as const
/** `passport`: close to the spelling of names in Russian passports. `short`: fewest letters that can still be read. */
export type TransliterationTable = (typeof transliterationTables)[number]

/** Ukrainian, Belarusian and Kazakh letters that Russian lacks; both tables spell them alike. */
const neighbours = {
  і: 'i',
  ї: 'i',
  є: 'ie',
  ґ: 'g',
  ў: 'u',
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
}

const passport = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ...neighbours,
}

/** Lower-case letter to its spelling. */
export const spellings: Record<TransliterationTable, Readonly<Record<string, string>>> = {
  passport,
  short: { ...passport, ж: 'j', х: 'h', ц: 'c', щ: 'sch' },
}
