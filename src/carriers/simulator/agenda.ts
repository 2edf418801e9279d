import type { Clock, Timer } from '../../core/clock.js'

type Task = () => void

/** What is to happen when. Tasks of one instant run together, and the clock holds one timer for all of them. */
export class Agenda {
  readonly #clock: Clock
  readonly #tasks = new Map<number, Task[]>()
  /** Binary heap of the keys of `#tasks`; the earliest is first. */
  readonly #instants: number[] = []
  #timer: { dueAt: number; handle: Timer } | null = null
  #running = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  at(instant: number, task: Task): void {
    const due = Math.trunc(instant)
    const tasks = this.#tasks.get(due)
    if (tasks) {
      tasks.push(task)
      return
    }
    this.#tasks.set(due, [task])
    this.#push(due)
    this.#arm()
  }

  after(delayMs: number, task: Task): void {
    this.at(this.#clock.now() + Math.max(0, delayMs), task)
  }

  /** A task stands at or before the present instant. */
  hasDue(): boolean {
    const next = this.#instants[0]
    return next !== undefined && next <= this.#clock.now()
  }

  /** Runs tasks as they fall due; what fell due while it was stopped runs at once. */
  start(): void {
    this.#running = true
    this.#arm()
  }

  /** Keeps the tasks, and takes the timer from the clock. */
  stop(): void {
    this.#running = false
    this.#timer?.handle.cancel()
    this.#timer = null
  }

  #arm(): void {
    const dueAt = this.#instants[0]
    if (!this.#running || dueAt === undefined || (this.#timer && this.#timer.dueAt <= dueAt)) return
    this.#timer?.handle.cancel()
    const handle = this.#clock.setTimer(Math.max(0, dueAt - this.#clock.now()), () => this.#run())
    this.#timer = { dueAt, handle }
  }

  #run(): void {
    this.#timer = null
    const now = this.#clock.now()
    for (let next = this.#instants[0]; next !== undefined && next <= now; next = this.#instants[0]) {
      const tasks = this.#tasks.get(next) ?? []
      this.#tasks.delete(next)
      this.#pop()
      for (const task of tasks) task()
    }
    this.#arm()
  }

  #push(instant: number): void {
    const heap = this.#instants
    let index = heap.push(instant) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (heap[parent]! <= instant) break
      heap[index] = heap[parent]!
      index = parent
    }
    heap[index] = instant
  }

  #pop(): void {
    const heap = this.#instants
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child += 1
      if (heap[child]! >= last) break
      heap[index] = heap[child]!
      index = child
    }
    heap[index] = last
  }
}
