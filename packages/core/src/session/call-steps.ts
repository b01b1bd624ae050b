import type { CallEffect, CallEvent } from '../call/events.js';
import { step } from '../call/machine.js';
import type { CallMachineState } from '../call/state.js';

/** Who carries out what the machine asks for. */
export interface StepsListener {
  readonly run: (effect: CallEffect) => void;
  /** The call is over, and all that was asked for with its end is done. */
  readonly over: () => void;
}

/** The machine of one call at work. One event after the other: an effect that causes an event does not start a step within a step. */
export class CallSteps {
  readonly #listener: StepsListener;
  readonly #events: CallEvent[] = [];
  #isStepping = false;
  #state: CallMachineState;

  constructor(state: CallMachineState, listener: StepsListener) {
    this.#state = state;
    this.#listener = listener;
  }

  get state(): CallMachineState {
    return this.#state;
  }

  /** @returns whether the steps are done; within a step the event waits for its turn */
  take(event: CallEvent): boolean {
    this.#events.push(event);
    if (this.#isStepping) return false;
    this.#isStepping = true;
    try {
      for (let next = this.#events.shift(); next; next = this.#events.shift()) {
        const { state, effects } = step(this.#state, next);
        const isOver = state.state === 'ended' && this.#state.state !== 'ended';
        this.#state = state;
        for (const effect of effects) this.#listener.run(effect);
        if (isOver) this.#listener.over();
      }
    } finally {
      this.#isStepping = false;
    }
    return true;
  }
}
