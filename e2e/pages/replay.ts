import type { Tape } from '@parley/core';
import { replayTape, type TapeDeparture } from '@parley/testing';

/** What became of a tape that was played. */
export interface Replayed {
  /** The states that its calls went through, one after another. */
  readonly states: readonly string[];
  readonly departures: readonly TapeDeparture[];
}

declare global {
  interface Window {
    replay: (tape: Tape) => Promise<Replayed>;
  }
}

window.replay = async (tape) => {
  const replay = replayTape(tape);
  const states: string[] = [];
  replay.client.on('call', (call) => {
    let last = call.snapshot.state;
    states.push(last);
    call.on('change', ({ state }) => {
      if (state !== last) states.push(state);
      last = state;
    });
  });
  await replay.playTo();
  const { departures } = replay;
  replay.client.close();
  return { states, departures };
};
