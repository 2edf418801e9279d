import { Graph, layout } from '@dagrejs/dagre'

import type { ScenarioDoc } from './document.js'
import { exitsOf } from './verbs.js'

export const nodeWidth = 236
export const headHeight = 72
export const exitHeight = 26

export function heightOf(exits: number): number {
  return headHeight + exits * exitHeight + (exits === 0 ? 0 : 6)
}

/** Where each step is drawn: from the left to the right in the order in which calls come to them. */
export function placeSteps(doc: ScenarioDoc): Map<string, { x: number; y: number }> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 60, marginx: 16, marginy: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  const names = Object.keys(doc.steps)
  // The beginning first, so that it stands on the left even where ways lead back to it.
  const ordered = [doc.start, ...names.filter((name) => name !== doc.start)].filter((name) => names.includes(name))
  for (const name of ordered) {
    const step = doc.steps[name]
    if (step !== undefined) graph.setNode(name, { width: nodeWidth, height: heightOf(exitsOf(step).length) })
  }
  for (const name of ordered) {
    for (const to of Object.values(doc.steps[name]?.exits ?? {}))
      if (Object.hasOwn(doc.steps, to) && to !== name) graph.setEdge(name, to)
  }
  layout(graph)
  return new Map(
    ordered.map((name) => {
      const { x, y, width, height } = graph.node(name) as { x: number; y: number; width: number; height: number }
      return [name, { x: x - width / 2, y: y - height / 2 }]
    }),
  )
}
