import type { Question, QuestionId, QuestionKind, Takes } from '../../core/conversations/question.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { questions } from '../tables/conversation-tables.js'
import type { RowOf } from '../tables/table.js'

export type QuestionRow = RowOf<typeof questions>

export function questionOf(row: QuestionRow): Question {
  return {
    id: row.id as QuestionId,
    companyId: row.company_id as CompanyId,
    kind: row.kind as QuestionKind,
    code: row.code,
    title: row.title,
    takes: JSON.parse(row.takes) as Takes,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
  }
}
