import { GatewayError } from '../core/errors.js'
import type { Group } from '../core/people/group.js'
import type { Person } from '../core/people/person.js'
import type { PeopleStore } from '../core/people/ports.js'
import type { NewAudit } from '../core/ports.js'
import type { GroupId, PersonId } from '../core/values/ids.js'
import type { Statement } from './batch/change.js'
import { isUniqueViolation } from './errors.js'
import * as groups from './repositories/group-repository.js'
import * as persons from './repositories/person-repository.js'
import { inPieces } from './repositories/pieces.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function peopleStore(context: StoreContext): PeopleStore {
  return { ...personStore(context), ...groupStore(context) }
}

type PersonPart =
  'insertPerson' | 'updatePerson' | 'deletePerson' | 'findPerson' | 'findPersons' | 'findByNumbers' | 'listPersons'

function personStore(context: StoreContext): Pick<PeopleStore, PersonPart> {
  const { db } = context
  const write = (audit: NewAudit, ...statements: Statement[]) => writeAudited(context, audit, ...statements)
  return {
    insertPerson: (person, audit) => write(audit, ...persons.insertPerson(db, person)),
    updatePerson: (key, changes, audit) => conditional(write(audit, ...persons.updatePerson(db, key, changes))),
    deletePerson: (key, audit) => write(audit, ...persons.deletePerson(db, key)),
    findPerson: async (companyId, id) => (await reading(persons.findPersons(db, companyId, [id])))[0],
    findPersons: async (companyId, ids) => {
      const found: Person[] = []
      const pieces = inPieces(ids, (piece) => piece)
      for (const piece of pieces) found.push(...(await reading(persons.findPersons(db, companyId, piece))))
      return found
    },
    findByNumbers: (companyId, msisdns) => reading(persons.findByNumbers(db, companyId, msisdns)),
    listPersons: (companyId, filter) => reading(persons.listPersons(db, companyId, filter)),
  }
}

type GroupPart =
  | 'insertGroup'
  | 'updateGroup'
  | 'deleteGroup'
  | 'findGroup'
  | 'findGroups'
  | 'listGroups'
  | 'addMembers'
  | 'endMembers'
  | 'findMembers'
  | 'listMembers'
  | 'nestedGroups'
  | 'personsIn'
  | 'firstGroups'
  | 'groupsOfPersons'

function groupStore(context: StoreContext): Pick<PeopleStore, GroupPart> {
  const { db } = context
  const write = (audit: NewAudit, ...statements: Statement[]) => writeAudited(context, audit, ...statements)
  return {
    insertGroup: (group, audit) => unique(group, write(audit, groups.insertGroup(db, group))),
    updateGroup: (group, audit) => unique(group, write(audit, groups.updateGroup(db, group))),
    deleteGroup: (key, audit) => write(audit, ...groups.deleteGroup(db, key)),
    findGroup: (companyId, by) => reading(groups.findGroup(db, companyId, by)),
    findGroups: async (companyId, ids) => {
      const found: Group[] = []
      const pieces = inPieces(ids, (piece) => piece)
      for (const piece of pieces) found.push(...(await reading(groups.findGroups(db, companyId, piece))))
      return found
    },
    listGroups: (companyId, afterId, limit) => reading(groups.listGroups(db, companyId, afterId, limit)),
    addMembers: (key, members, audit) => write(audit, ...groups.insertMembers(db, key, members)),
    endMembers: (key, ids, at, audit) => write(audit, ...groups.endMembers(db, key, ids, at)),
    findMembers: (key, at) => reading(groups.findMembers(db, key, at)),
    listMembers: (key, afterId, limit) => reading(groups.listMembers(db, key, afterId, limit)),
    nestedGroups: (companyId, ids, at) => reading(groups.nestedGroups(db, companyId, ids, at)),
    firstGroups: async (companyId, ids, at) => {
      const pieces = inPieces(ids, (piece) => piece)
      const found: [PersonId, GroupId][] = []
      for (const piece of pieces) found.push(...(await reading(groups.firstGroups(db, companyId, piece, at))))
      return new Map(found)
    },
    groupsOfPersons: async (companyId, ids, at) => {
      const found: [PersonId, GroupId][] = []
      for (const piece of inPieces(ids, (each) => each)) {
        found.push(...(await reading(groups.groupsOfPersons(db, companyId, piece, at))))
      }
      return found
    },
    personsIn: (companyId, ids, at) => reading(groups.personsIn(db, companyId, ids, at)),
  }
}

async function unique({ name }: Group, writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new GatewayError('conflict', `There is a group "${name}" already; choose another name.`, {
      field: '/name',
      cause: error,
    })
  }
}
