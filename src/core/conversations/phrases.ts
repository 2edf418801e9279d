import type { ReportProblem } from './report-pattern.js'
import type { Language } from './words.js'

/** UCS-2 in one segment (3GPP TS 23.038): what is said by itself is never longer. */
const oneSegment = 70

type Phrase<T> = Record<Language, (given: T) => string>

/** What it is given stands at the first of them. */
function phrase<T = void>(texts: Phrase<T>): Phrase<T> {
  return texts
}

/** Texts that the gateway sends by itself, in Russian and English, each one segment. */
export const phrases = {
  stopped: phrase({
    ru: ({ company }: { company: string }) => framed('Вы отписаны от «', company, '». Вернуться: СТАРТ'),
    en: ({ company }) => framed('You are unsubscribed from ', company, '. To return: START'),
  }),
  stoppedEverybody: phrase({
    ru: () => 'Вы отписаны от всех наших отправителей. Вернуться: СТАРТ',
    en: () => 'You are unsubscribed from all our senders. To return: START',
  }),
  started: phrase({
    ru: ({ company }: { company: string }) => framed('Вы снова получаете «', company, '». Отказ: СТОП'),
    en: ({ company }) => framed('You get messages of ', company, ' again. To end: STOP'),
  }),
  help: phrase({
    ru: ({ company }: { company: string }) => framed('Сообщения от «', company, '». Отказ: СТОП, возврат: СТАРТ'),
    en: ({ company }) => framed('Messages of ', company, '. To end: STOP, to return: START'),
  }),
  unknownTag: phrase({
    ru: ({ tag }: { tag: string }) => framed('Нет такого тега: ', tag, '. Проверьте имя.'),
    en: ({ tag }) => framed('There is no tag ', tag, '. Check its name.'),
  }),
  ask: phrase({
    ru: ({ choices }: { choices: readonly string[] }) => listed('На какой вопрос? Ответьте номером:', choices),
    en: ({ choices }) => listed('To which question? Answer its number:', choices),
  }),
  takes: phrase({
    ru: ({ choices }: { choices: readonly string[] }) => listed('Ответ не понят. Ответьте:', choices),
    en: ({ choices }) => listed('Not understood. Please answer:', choices),
  }),
  pollClosed: phrase({
    ru: ({ title }: { title: string }) => framed('Опрос «', title, '» закрыт, ответ не учтён'),
    en: ({ title }) => framed('The poll ', title, ' is closed, your answer does not count'),
  }),
  counted: phrase({
    ru: ({ answer }: { answer: string }) => framed('Ответ учтён: ', answer, ''),
    en: ({ answer }) => framed('Your answer counts: ', answer, ''),
  }),
  alertYours: phrase({
    ru: ({ title }: { title: string }) => framed('Вы приняли: ', title, ''),
    en: ({ title }) => framed('You took: ', title, ''),
  }),
  alertTaken: phrase({
    ru: ({ title, who }: { title: string; who: string }) => framed('Принял(а) ', cut(who, 24), ': ', title),
    en: ({ title, who }) => framed('Taken by ', cut(who, 24), ': ', title),
  }),
  alertClosed: phrase({
    ru: ({ title }: { title: string }) => framed('Отбой: ', title, ''),
    en: ({ title }) => framed('Closed: ', title, ''),
  }),
  declined: phrase({
    ru: ({ title }: { title: string }) => framed('Отказ записан: ', title, ''),
    en: ({ title }) => framed('You declined: ', title, ''),
  }),
  reported: phrase({
    ru: ({ form }: { form: string }) => framed('Отчёт принят: ', form, ''),
    en: ({ form }) => framed('Report taken: ', form, ''),
  }),
  nearReport: phrase({
    ru: ({ problem, example }: { problem: ReportProblem; example: string }) =>
      example === ''
        ? cut(problemInRussian(problem), oneSegment)
        : framed(`${problemInRussian(problem)} Пример: `, example, ''),
    en: ({ problem, example }) =>
      example === ''
        ? cut(problemInEnglish(problem), oneSegment)
        : framed(`${problemInEnglish(problem)} Example: `, example, ''),
  }),
}

/** What belongs to the text of an alert. */
export const alertRequest: Record<Language, (word: string) => string> = {
  ru: (word) => `Ответьте ${word}, если берёте.`,
  en: (word) => `Answer ${word} to take it.`,
}

/** The options of a poll behind its text: `1 - да, 2 - нет`. */
export function optionLine(options: readonly { label: string }[]): string {
  return options.map(({ label }, index) => `${index + 1} - ${label}`).join(', ')
}

function problemInRussian(problem: ReportProblem): string {
  switch (problem.code) {
    case 'missing':
      return `Нет поля «${cut(problem.field, 12)}».`
    case 'wrong':
      return problem.kind === 'digits' || problem.kind === 'number'
        ? `«${cut(problem.found, 10)}» - не число.`
        : `Не понято «${cut(problem.found, 10)}».`
    case 'word':
      return `Нет слова «${cut(problem.expected, 12)}».`
    case 'too_much':
      return `Лишнее: «${cut(problem.found, 12)}».`
  }
}

function problemInEnglish(problem: ReportProblem): string {
  switch (problem.code) {
    case 'missing':
      return `No field "${cut(problem.field, 12)}".`
    case 'wrong':
      return problem.kind === 'digits' || problem.kind === 'number'
        ? `"${cut(problem.found, 10)}" is no number.`
        : `Not understood: "${cut(problem.found, 10)}".`
    case 'word':
      return `No word "${cut(problem.expected, 12)}".`
    case 'too_much':
      return `Too much: "${cut(problem.found, 12)}".`
  }
}

/** The middle gives way where all of it is too long. */
function framed(before: string, middle: string, after: string, last = ''): string {
  if (last !== '') return cut(`${before}${middle}${after}${last}`, oneSegment)
  return `${before}${cut(middle, oneSegment - before.length - after.length)}${after}`
}

/** As many choices as fit, each with the same room. */
function listed(before: string, choices: readonly string[]): string {
  const shown = choices.slice(0, 4)
  const room = Math.floor((oneSegment - before.length) / Math.max(1, shown.length)) - 2
  return `${before} ${shown.map((choice) => cut(choice, room)).join(', ')}`
}

/** In UTF-16 units, never between the halves of a pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const end = text.slice(0, Math.max(0, length - 1)).replace(/[\ud800-\udbff]$/, '')
  return `${end.trimEnd()}…`
}
