import { localTimeAt } from '../calendar/zone.js'
import { weekdays } from '../mailings/calendar-rule.js'
import type { LocalMoment } from './criteria.js'

/** Zones differ from UTC by multiples of a quarter of an hour: what begins in one quarter shows the same hour. */
const quarterMs = 900_000
const keptQuarters = 20_000

/** Reads clocks of one zone, each quarter of an hour once. */
export class LocalMoments {
  readonly #zone: string
  readonly #known = new Map<number, LocalMoment>()

  constructor(zone: string) {
    this.#zone = zone
  }

  at(instant: number): LocalMoment {
    const quarter = Math.floor(instant / quarterMs)
    const known = this.#known.get(quarter) ?? this.#read(quarter)
    return { ...known, minute: known.minute + Math.floor((instant - quarter * quarterMs) / 60_000) }
  }

  #read(quarter: number): LocalMoment {
    const local = localTimeAt(quarter * quarterMs, this.#zone)
    const [day = '', time = ''] = local.split('T')
    const weekday = weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon'
    const [hour = '00', minutes = '00'] = time.split(':')
    const moment = { day, hour, weekday, minute: Number(hour) * 60 + Number(minutes) }
    if (this.#known.size >= keptQuarters) this.#known.clear()
    this.#known.set(quarter, moment)
    return moment
  }
}
