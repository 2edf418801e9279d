import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  AddedGroupMembers,
  AddGroupMembersRequest,
  CreateGroupRequest,
  ExpandedGroup,
  Group,
  GroupMember,
  GroupMembers,
  GroupPeopleQuery,
  PageQuery,
  RemovedGroupMembers,
  UpdateGroupRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** Groups of persons: of members, or by a rule. */
export class Groups {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Adds a group.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.groups.create({ name: 'Инженеры севера', rule: 'district = Север' })
   * ```
   */
  create(request: CreateGroupRequest, query?: ActingCompany, options?: RequestOptions): Promise<Group> {
    return this.#transport.call('post', '/v1/groups', { body: request, query: { ...query } }, options)
  }

  /**
   * In the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { id, name } of svyaz.groups.list()) console.log(id, name)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<Group> {
    return listOf('groups', query, (cursor) =>
      this.#transport.call('get', '/v1/groups', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of them.
   *
   * @example
   * ```ts
   * const { name } = await svyaz.groups.get('601')
   * ```
   */
  get(groupId: string, query?: ActingCompany, options?: RequestOptions): Promise<Group> {
    return this.#transport.call('get', '/v1/groups/{groupId}', { path: { groupId }, query: { ...query } }, options)
  }

  /**
   * Changes what is given.
   *
   * @example
   * ```ts
   * await svyaz.groups.update('601', { name: 'Смена' })
   * ```
   */
  update(groupId: string, change: UpdateGroupRequest, query?: ActingCompany, options?: RequestOptions): Promise<Group> {
    const input = { path: { groupId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/groups/{groupId}', input, options)
  }

  /**
   * Deletes a group; its memberships end with it.
   *
   * @example
   * ```ts
   * await svyaz.groups.delete('601')
   * ```
   */
  delete(groupId: string, query?: ActingCompany, options?: RequestOptions): Promise<Group> {
    return this.#transport.call('delete', '/v1/groups/{groupId}', { path: { groupId }, query: { ...query } }, options)
  }

  /**
   * Puts persons and groups into a group, from now or for a time.
   *
   * @example
   * ```ts
   * const { added, refused } = await svyaz.groups.addMembers('601', { persons: ['501', '502'] })
   * ```
   */
  addMembers(
    groupId: string,
    members: AddGroupMembersRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<AddedGroupMembers> {
    const input = { path: { groupId }, query: { ...query }, body: members }
    return this.#transport.call('post', '/v1/groups/{groupId}/members', input, options)
  }

  /**
   * Takes persons and groups out of a group from now on.
   *
   * @example
   * ```ts
   * const { removed } = await svyaz.groups.removeMembers('601', { persons: ['501'] })
   * ```
   */
  removeMembers(
    groupId: string,
    members: GroupMembers,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<RemovedGroupMembers> {
    const input = { path: { groupId }, query: { ...query }, body: members }
    return this.#transport.call('post', '/v1/groups/{groupId}/members/remove', input, options)
  }

  /**
   * Memberships of all times: persons and groups that are members themselves.
   *
   * @example
   * ```ts
   * for await (const { personId, until } of svyaz.groups.members('601')) console.log(personId, until)
   * ```
   */
  members(groupId: string, query?: PageQuery & ActingCompany, options?: RequestOptions): List<GroupMember> {
    return listOf('members', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/groups/{groupId}/members',
        { path: { groupId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }

  /**
   * A page of who is in a group now or at an instant, with those who could not be written to counted.
   *
   * @example
   * ```ts
   * const { total, noNumber, people } = await svyaz.groups.expand('601', { problems: true })
   * ```
   */
  expand(groupId: string, query?: GroupPeopleQuery, options?: RequestOptions): Promise<ExpandedGroup> {
    const input = { path: { groupId }, query: { ...query } }
    return this.#transport.call('get', '/v1/groups/{groupId}/people', input, options)
  }
}
