import { describe, expect, it } from 'vitest'

import type { CompanyId } from '../values/ids.js'
import { alertTakes } from './alert.js'
import { companyAsking, matchReply, type ReplyCandidates } from './match-reply.js'
import { optionsOf } from './poll-options.js'
import type { Question, QuestionId } from './question.js'

const company = 5 as CompanyId
const now = 1_000_000

function question(id: number, changes: Partial<Question> = {}): Question {
  const takes = { options: optionsOf([{ label: 'да' }, { label: 'нет' }]), freeText: false }
  const times = { closesAt: now + 1, closedAt: null }
  return {
    id: id as QuestionId,
    companyId: company,
    kind: 'poll',
    code: 10 + id,
    title: `Вопрос ${id}`,
    takes,
    ...times,
    ...changes,
  }
}

const alert = (id: number, word: string) => question(id, { kind: 'alert', takes: alertTakes(word), closesAt: null })
const open = (id: number) => question(id, { takes: { options: [], freeText: true } })

function match(text: string, given: Partial<ReplyCandidates> = {}) {
  const none: ReplyCandidates = { text, at: now, questions: [], forms: [], last: null, asked: null }
  return matchReply({ ...none, ...given })
}

const orders = { id: 8, name: 'Заказы', pattern: 'заказ {n:digits} {status}' }
const last = { id: 77, questionId: null }
const saturday = question(1, { title: 'Кто выйдет в субботу?' })

describe('a reply', () => {
  it.each<[string, Partial<ReplyCandidates>, string, number | undefined]>([
    ['стоп', { questions: [open(1)], last }, 'keyword', 77],
    ['11 да', { questions: [question(1), question(2)] }, 'code', 1],
    ['№12. нет', { questions: [question(1), question(2)] }, 'code', 2],
    ['да', { questions: [question(1)], last }, 'question', 1],
    ['да', { questions: [question(1), question(2)], last }, 'ask', undefined],
    ['2', { questions: [question(1), alert(3, '3')], last }, 'question', 1],
    ['3', { questions: [question(1), alert(3, '3')], last }, 'question', 3],
    ['+', { questions: [question(1), alert(3, '3')], last }, 'ask', undefined],
    ['13', { questions: [question(1), alert(3, '3')], last }, 'code', 3],
    ['заказ 7 готов', { questions: [open(1)], forms: [orders], last }, 'report', 8],
    ['заказ готов', { questions: [open(1)], forms: [orders], last }, 'question', 1],
    ['заказ готов', { forms: [orders], last }, 'report', 8],
    ['что угодно', { questions: [open(1)], last }, 'question', 1],
    ['что угодно', { questions: [open(1), open(2)], last }, 'ask', undefined],
    ['может быть', { questions: [question(1)], last }, 'message', 77],
    ['может быть', { questions: [question(1)], last: { id: 77, questionId: 1 } }, 'question', 1],
    ['да', { questions: [question(1, { closedAt: now - 1 })], last: { id: 77, questionId: 1 } }, 'late', 1],
    ['да', { questions: [question(1, { closesAt: now })], last: { id: 77, questionId: 1 } }, 'late', 1],
    ['да', { questions: [question(1, { closedAt: now - 1 })], last }, 'message', 77],
    ['да', { questions: [question(1, { closedAt: now - 1 })] }, 'late', 1],
    ['> Кто выйдет в субботу?\nда', { questions: [saturday, question(2)], last }, 'question', 1],
    ['«Кто выйдет в субботу» нет', { questions: [saturday, question(2)], last }, 'question', 1],
    ['да, кто выйдет в субботу', { questions: [saturday, question(2)], last }, 'question', 1],
    ['Вопрос 2 да', { questions: [question(1), question(2)], last }, 'question', 2],
    ['Кто выйдет в субботу? да', { questions: [saturday, { ...saturday, id: 2 as QuestionId }], last }, 'message', 77],
    ['спасибо', { last }, 'message', 77],
    ['спасибо', {}, 'none', undefined],
  ])('%j is matched in the declared order: case %#', (text, given, decision, target) => {
    const found = match(text, given)
    expect([found.decision, found.target?.id]).toEqual([decision, target])
    expect(found.reason).not.toBe('')
  })

  it('takes a number that is an answer for that, and not for a code', () => {
    const marks = question(1, { takes: { options: [{ key: 'ten', words: ['12'] }], freeText: false } })
    expect(match('12', { questions: [marks, question(2)] })).toMatchObject({ decision: 'question', target: { id: 1 } })
  })

  it('with a bare code means what was written when it was asked', () => {
    const questions = [question(1), question(2)]
    const asked = { text: 'нет', codes: [11, 12] }
    expect(match('12', { questions, asked }).detail).toEqual({
      kind: 'answer',
      fit: { option: '2', comment: null },
      isLate: false,
    })
    expect(match('12', { questions }).detail).toEqual({ kind: 'no_answer' })
  })

  it('keeps what stands beside an option', () => {
    expect(match('Да, но после обеда', { questions: [question(1)] }).detail).toMatchObject({
      fit: { option: '1', comment: 'но после обеда' },
    })
  })

  it('on a shared number is for the one company that asked for it', () => {
    const other = { companyId: 6 as CompanyId }
    expect(companyAsking([question(1)], 'да', now)).toBe(company)
    expect(companyAsking([question(1), question(2, other)], 'да', now)).toBeUndefined()
    expect(companyAsking([question(1), question(2, other)], '12', now)).toBe(6)
    expect(companyAsking([open(1)], 'что угодно', now)).toBeUndefined()
  })
})
