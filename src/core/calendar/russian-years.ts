/** Labour Code of the Russian Federation, articles 95 and 112, and the government's yearly decrees on moved days off. */

/** `MM-DD`. */
export type MonthDay = string

export interface PublishedYear {
  year: number
  /** The decree of the government that moved days off. */
  decree: string
  /** Days between Monday and Friday that are off without being holidays, moved by decree or by article 112. */
  daysOff: readonly MonthDay[]
  /** Saturdays and Sundays that are worked. */
  workingDays: readonly MonthDay[]
  /** Worked one hour less: the days before holidays, wherever they were moved to. */
  shortened: readonly MonthDay[]
}

/** Non-working holidays, article 112. */
export const holidays: readonly MonthDay[] = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
]

/** Days off that fall on these are moved by the government alone; on the others the law moves them to the next working day. */
export const movedByDecreeOnly = (date: MonthDay): boolean => date.startsWith('01-')

/**
 * Years whose decree is known. Every other year, 2027 among them, follows from the law alone: its holidays, and days off moved by
 * article 112, without what the government moves by choice. When a decree is published, its year is added here.
 */
export const publishedYears: readonly PublishedYear[] = [
  {
    year: 2024,
    decree: '10 August 2023, No. 1314',
    daysOff: ['04-29', '04-30', '05-10', '12-30', '12-31'],
    workingDays: ['04-27', '11-02', '12-28'],
    shortened: ['02-22', '03-07', '05-08', '06-11', '11-02'],
  },
  {
    year: 2025,
    decree: '4 October 2024, No. 1335',
    daysOff: ['05-02', '05-08', '06-13', '11-03', '12-31'],
    workingDays: ['11-01'],
    shortened: ['03-07', '04-30', '06-11', '11-01'],
  },
  {
    year: 2026,
    decree: '24 September 2025, No. 1466',
    daysOff: ['01-09', '03-09', '05-11', '12-31'],
    workingDays: [],
    shortened: ['04-30', '05-08', '06-11', '11-03'],
  },
]
