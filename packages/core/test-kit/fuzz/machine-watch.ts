import { deepStrictEqual } from 'node:assert/strict';
import type { CallEffect, CallEvent } from '../../src/call/events.js';
import { step } from '../../src/call/machine.js';
import type { CallMachineState } from '../../src/call/state.js';

/** What is known of one peer from the effects: what was asked of it. */
interface KnownPeer {
  hasOffered: boolean;
  hasTheirOffer: boolean;
  isToAnswer: boolean;
}

/** No step needs more, for each member and for the call. */
const mostEffects = 16;

/** Feeds a call machine and keeps the books: which timers run, which peers are there. Throws when something cannot be. */
export class MachineWatch {
  state: CallMachineState;
  readonly #timers = new Set<string>();
  readonly #peers = new Map<string, KnownPeer>();

  constructor(state: CallMachineState) {
    this.state = freeze(state);
  }

  /** Whether the rest of the core could feed this now: a timer that runs, a peer that is there. */
  canTake(event: CallEvent): boolean {
    if (event.type === 'timer') return this.#timers.has(event.timer);
    if (!('userId' in event)) return true;
    const peer = this.#peers.get(event.userId);
    if (event.type === 'offer-ready') return peer?.hasOffered === true;
    return event.type === 'answer-ready' || event.type === 'early-answer-ready'
      ? peer?.isToAnswer === true
      : peer !== undefined;
  }

  /** Takes an event. Throws when what comes of it cannot be. */
  take(event: CallEvent): void {
    // It is out of the books once it has run.
    if (event.type === 'timer') this.#timers.delete(event.timer);
    const before = this.state;
    const { state, effects } = step(before, freeze(event));
    deepStrictEqual(step(before, event), { state, effects }, 'the same step came out in two ways');
    this.state = freeze(state);
    if (before.state === 'ended') {
      assert(state === before && effects.length === 0, 'something woke an ended call');
      return;
    }
    const size = mostEffects * (1 + state.memberIds.length);
    assert(effects.length <= size, `${effects.length} effects at once`);
    const started = new Set<string>();
    for (const effect of effects) this.#book(effect, before, started);
    this.#check(before);
    if (state.state !== 'ended') return;
    for (const timer of started) assert(!this.#timers.has(timer), `the end starts the timer ${timer}`);
    assert(this.#peers.size === 0, `the end leaves peers to ${[...this.#peers.keys()].join()}`);
  }

  #book(effect: CallEffect, before: CallMachineState, started: Set<string>): void {
    if ('to' in effect) {
      assert(effect.to !== before.self, `${effect.type} to oneself`);
      assert(Object.hasOwn(this.state.members, effect.to), `${effect.type} to a stranger`);
      return;
    }
    switch (effect.type) {
      case 'start-timer':
        assert(Number.isFinite(effect.delay) && effect.delay >= 0, `a delay of ${effect.delay}`);
        this.#timers.add(effect.timer);
        started.add(effect.timer);
        return;
      case 'stop-timer':
        this.#timers.delete(effect.timer);
        return;
      case 'close-peer':
        this.#peers.delete(effect.userId);
        return;
      case 'create-offer':
        this.#peer(effect.userId).hasOffered = true;
        return;
      case 'take-offer':
        this.#peer(effect.userId).hasTheirOffer = true;
        return;
      case 'create-answer':
      case 'answer-early':
        assert(this.#peers.get(effect.userId)?.hasTheirOffer === true, `${effect.type} without an offer`);
        this.#peer(effect.userId).isToAnswer = true;
        return;
      case 'take-answer':
      case 'take-early-answer':
        assert(this.#peers.get(effect.userId)?.hasOffered === true, `${effect.type} without our offer`);
        return;
      case 'take-rebuild':
      case 'take-candidates':
      case 'take-description':
        assert(this.#peers.has(effect.userId), `${effect.type} without a peer`);
        return;
      case 'tell-update':
        assert(Object.hasOwn(before.members, effect.from), 'an update of a stranger');
        return;
      case 'refuse':
      case 'send-own-devices':
        return;
      default:
        effect satisfies never;
    }
  }

  #check(before: CallMachineState): void {
    const { state, endReason, endedAt, connectedAt, memberIds, members } = this.state;
    const isOver = state === 'ended';
    assert((endReason !== null) === isOver, `it is ${state}, and the reason ${endReason}`);
    assert((endedAt !== null) === isOver, `it is ${state}, and ended at ${endedAt}`);
    assert(before.connectedAt === null || connectedAt === before.connectedAt, 'it connected twice');
    assert(state !== 'ringing' || before.state === 'ringing', `it rings, and was ${before.state}`);
    deepStrictEqual([...memberIds].toSorted(), Object.keys(members).toSorted());
    for (const member of Object.values(members)) {
      const { userId, state: at, leftReason } = member;
      assert((leftReason !== null) === (at === 'left'), `${userId} is ${at}, and the reason ${leftReason}`);
      assert(!isOver || at === 'left', `it is over, and ${userId} is ${at}`);
      assert(at !== 'left' || !this.#peers.has(userId), `${userId} has left, and their peer is there`);
      assert(
        at !== 'left' || !this.#timers.has(`member:${userId}`),
        `${userId} has left, and their timer runs`,
      );
      assert(at !== 'connected' || this.#peers.has(userId), `${userId} is connected without a peer`);
      assert(
        at !== 'connected' || state === 'connected' || isOver,
        `${userId} is connected, and it is ${state}`,
      );
      assert(
        (at !== 'connecting' && at !== 'reconnecting') || this.#timers.has(`member:${userId}`),
        `${userId} is ${at} without a limit`,
      );
      assert(
        at !== 'calling' || this.#timers.has('answer') || member.offer === null || state === 'ringing',
        `${userId} is called without a limit`,
      );
    }
  }

  #peer(userId: string): KnownPeer {
    const known = this.#peers.get(userId) ?? { hasOffered: false, hasTheirOffer: false, isToAnswer: false };
    this.#peers.set(userId, known);
    return known;
  }
}

function assert(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(what);
}

/** So that a step that changes something in place throws. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
