import type { PromptStore } from '../core/calls/prompts/ports.js'
import * as prompts from './repositories/prompt-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function promptStore(context: StoreContext): PromptStore {
  const { db } = context
  return {
    save: (prompt, parts, audit) => conditional(writeAudited(context, audit, ...prompts.savePrompt(db, prompt, parts))),
    find: (companyId, id) => reading(prompts.findPrompt(db, companyId, id)),
    findByName: (companyId, name, language) => reading(prompts.findByName(db, companyId, name, language)),
    findNamed: (companyId, names) => reading(prompts.findNamed(db, companyId, names)),
    list: (companyId, afterId, limit) => reading(prompts.listPrompts(db, companyId, afterId, limit)),
    readPart: (companyId, id, part) => reading(prompts.readPart(db, companyId, id, part)),
    delete: (prompt, at, audit) => conditional(writeAudited(context, audit, ...prompts.deletePrompt(db, prompt, at))),
  }
}
