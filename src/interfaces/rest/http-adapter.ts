import type { RequestListener } from 'node:http'

import type { MountedInterface } from '../mounted-interface.js'
import type { ContractOperation } from './contract.js'
import type { Serve } from './exchanges.js'
import type { OperationId } from './operation.js'
import { mountedAt } from './pipeline.js'

/** Operations of which there are thousands a second. Express alone would cost each several times what the rest of it does. */
export const hotOperations: ReadonlySet<OperationId> = new Set<OperationId>(['sendMessage', 'sendByGet', 'sendByPost'])

/** Serves the hot operations on bare `node:http` and leaves the rest to the listener behind. */
export function httpAdapter(
  operations: readonly ContractOperation[],
  serve: Serve,
  rest: RequestListener,
  mounted: readonly MountedInterface[] = [],
): RequestListener {
  const hotPaths = new Map<string, string[]>()
  for (const { id, path, method } of operations) {
    if (hotOperations.has(id)) hotPaths.set(path, [...(hotPaths.get(path) ?? []), method])
  }
  return (message, answer) => {
    const { url = '' } = message
    const mark = url.indexOf('?')
    const path = mark < 0 ? url : url.slice(0, mark)
    const isHot = hotPaths.get(path)?.includes(message.method ?? '') === true
    if (isHot || mountedAt(mounted, path) !== undefined) serve(message, answer)
    else rest(message, answer)
  }
}
