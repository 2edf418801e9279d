/** A simulator on a free port, for the tests; `end` closes what was opened. */
import type { BindCommand } from 'smpp'

import type { Clock } from '../../core/clock.js'
import { Esme } from './_esme.js'
import { createSimulator, type Simulator, type SimulatorOptions } from './simulator.js'

export class World<C extends Clock> {
  readonly #esmes: Esme[] = []

  private constructor(
    readonly clock: C,
    readonly simulator: Simulator,
    readonly port: number,
  ) {}

  static async begin<C extends Clock>(clock: C, options: Partial<SimulatorOptions> = {}): Promise<World<C>> {
    const simulator = createSimulator({ clock, port: 0, ...options })
    const { port } = await simulator.start()
    return new World(clock, simulator, port)
  }

  async connect(): Promise<Esme> {
    return this.#keep(await Esme.connect(this.port))
  }

  async bind(command?: BindCommand): Promise<Esme> {
    return this.#keep(await Esme.bind(this.port, command))
  }

  async end(): Promise<void> {
    for (const esme of this.#esmes) esme.session.destroy()
    await this.simulator.stop()
  }

  #keep(esme: Esme): Esme {
    this.#esmes.push(esme)
    return esme
  }
}
