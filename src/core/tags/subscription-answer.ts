import type { TagName } from '../values/tag-name.js'

export type SubscriptionOutcome =
  | 'subscribed'
  | 'was_subscribed'
  | 'left'
  | 'was_not_subscribed'
  /** There is such a tag, and its owner subscribes people. */
  | 'closed'
  | 'unknown_tag'
  /** Nobody of those who could subscribe has the number. */
  | 'unknown_person'

/** Cyrillic of one SMS. */
const oneSegment = 70

type Answers = Record<SubscriptionOutcome, readonly ((tag: string) => string)[]>

/** The wordiest that fits one SMS is sent. */
const russian: Answers = {
  subscribed: [
    (tag) => `Вы подписаны на #${tag}. Отписаться: #${tag}-`,
    (tag) => `Подписка есть. Отписаться: #${tag}-`,
    () => 'Вы подписаны.',
  ],
  was_subscribed: [
    (tag) => `Вы уже подписаны на #${tag}. Отписаться: #${tag}-`,
    (tag) => `Вы уже подписаны на #${tag}`,
    () => 'Вы уже подписаны.',
  ],
  left: [
    (tag) => `Вы отписаны от #${tag}. Вернуться: #${tag}+`,
    (tag) => `Вы отписаны от #${tag}`,
    () => 'Вы отписаны.',
  ],
  was_not_subscribed: [(tag) => `Вы не подписаны на #${tag}`, () => 'Вы не подписаны.'],
  closed: [(tag) => `На #${tag} подписывает администратор.`, () => 'Подписывает администратор.'],
  unknown_tag: [() => 'Такого тега нет. Проверьте название.'],
  unknown_person: [() => 'Ваш номер нам не знаком. Обратитесь к администратору.'],
}

const english: Answers = {
  subscribed: [(tag) => `You are subscribed to #${tag}. To leave: #${tag}-`, () => 'You are subscribed.'],
  was_subscribed: [(tag) => `You are subscribed to #${tag} already.`, () => 'You are subscribed already.'],
  left: [(tag) => `You have left #${tag}. To come back: #${tag}+`, () => 'You have left.'],
  was_not_subscribed: [(tag) => `You are not subscribed to #${tag}.`, () => 'You are not subscribed.'],
  closed: [(tag) => `An administrator subscribes to #${tag}.`, () => 'An administrator subscribes.'],
  unknown_tag: [() => 'There is no such tag. Check its name.'],
  unknown_person: [() => 'We do not know your number. Ask your administrator.'],
}

/** What the subscriber is told, in its language and one segment. */
export function subscriptionAnswer(
  outcome: SubscriptionOutcome,
  tag: TagName | string,
  language: string | null = null,
): string {
  const answers = (language?.toLowerCase().startsWith('en') === true ? english : russian)[outcome]
  const texts = answers.map((write) => write(tag))
  return texts.find((text) => text.length <= oneSegment) ?? texts.at(-1) ?? ''
}
