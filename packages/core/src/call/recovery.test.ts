import { describe, expect, it } from 'vitest';
import {
  defaultRecoveryTimes as times,
  intact,
  recover,
  type RecoveryEvent,
  type RecoveryState,
} from './recovery.js';

/** One ladder, with the time in s since it began. */
class Ladder {
  state: RecoveryState = intact;
  readonly #parley: boolean;
  readonly actions: string[] = [];
  reachable = true;
  at = 0;

  constructor(parley = true) {
    this.#parley = parley;
  }

  hear(event: RecoveryEvent): this {
    const { state, action } = recover(this.state, event, {
      at: this.at * 1000,
      parley: this.#parley,
      reachable: this.reachable,
      times,
    });
    this.state = state;
    if (action) this.actions.push(`${action} ${this.at}`);
    return this;
  }

  /** Lets the time pass; `onAction` is what the other side does. */
  wait(seconds: number, onAction?: RecoveryEvent): this {
    const end = this.at + seconds;
    for (let { due } = this.state; due !== null && due / 1000 <= end; { due } = this.state) {
      this.at = due / 1000;
      const before = this.actions.length;
      this.hear('due');
      if (onAction && this.actions.length > before) this.hear(onAction);
    }
    this.at = end;
    return this;
  }
}

describe('the ladder between Parley clients', () => {
  it('leaves a short cut alone', () => {
    const ladder = new Ladder().hear('lost').wait(7).hear('connected').wait(60);
    expect(ladder.actions).toEqual([]);
    expect(ladder.state).toBe(intact);
  });

  it('restarts after the grace, again and more rarely while nobody answers, and never rebuilds for that', () => {
    const ladder = new Ladder().hear('lost').wait(70);
    expect(ladder.actions).toEqual(['restart 8', 'restart 13', 'restart 23', 'restart 43', 'restart 63']);
  });

  it('restarts at once when the browser gives up', () => {
    const ladder = new Ladder().hear('lost').wait(3).hear('broken');
    expect(ladder.actions).toEqual(['restart 3']);
    expect(ladder.wait(1).hear('broken').actions).toHaveLength(1);
  });

  it('rebuilds when two restarts in which both took part led nowhere', () => {
    const ladder = new Ladder().hear('broken').hear('answered').wait(40, 'answered');
    expect(ladder.actions).toEqual(['restart 0', 'restart 5', 'rebuild 15', 'rebuild 35']);
    expect(ladder.hear('connected').state).toBe(intact);
  });

  it('waits while the server is out of reach, and tries as soon as it is back', () => {
    const ladder = new Ladder();
    ladder.reachable = false;
    ladder.hear('lost').wait(20);
    expect(ladder.actions).toEqual([]);
    expect(ladder.state).toMatchObject({ waiting: true, due: null });
    ladder.reachable = true;
    expect(ladder.hear('reachable').actions).toEqual(['restart 20']);
  });

  it('gives a path a moment to heal when the server is back within the grace', () => {
    const ladder = new Ladder().hear('lost').wait(2).hear('reachable').wait(0.9);
    expect(ladder.actions).toEqual([]);
    expect(ladder.wait(5).actions).toEqual(['restart 3']);
  });

  it('restarts at once in another network, though nothing seems lost, and is done when it is heard', () => {
    const ladder = new Ladder().hear('changed');
    expect(ladder.actions).toEqual(['restart 0']);
    expect(ladder.hear('answered').state).toBe(intact);
    const unheard = new Ladder().hear('changed').wait(2).hear('lost').wait(3);
    expect(unheard.actions).toEqual(['restart 0', 'restart 5']);
  });

  it('gives way to a restart of theirs, and takes up its own when that leads nowhere', () => {
    const ladder = new Ladder().hear('lost').wait(6).hear('answered').wait(4);
    expect(ladder.actions).toEqual([]);
    expect(ladder.wait(2).actions).toEqual(['restart 11']);
  });
});

describe('the ladder to a QuickBlox client', () => {
  it('rebuilds after the grace that both sides keep, whatever the browser says', () => {
    const ladder = new Ladder(false).hear('lost').wait(2).hear('broken').wait(20);
    expect(ladder.actions).toEqual(['rebuild 5', 'rebuild 10', 'rebuild 15', 'rebuild 20']);
  });

  it('breaks nothing that seems whole when the network changed', () => {
    const ladder = new Ladder(false).hear('changed').wait(10);
    expect(ladder.actions).toEqual([]);
    expect(ladder.hear('lost').hear('changed').actions).toEqual(['rebuild 10']);
  });
});
