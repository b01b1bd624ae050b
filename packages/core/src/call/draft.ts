import type { CallEndReason, CallState } from '../model/call-state.js';
import type { UserId } from '../model/ids.js';
import type { CallEffect } from './events.js';
import type { CallMachineState, MemberState } from './state.js';

/** What one event made of a call. */
export interface Step {
  readonly state: CallMachineState;
  readonly effects: readonly CallEffect[];
}

/** A step in the making: copies what changes, leaves the rest shared with the state before. */
export class Draft {
  #call: CallMachineState;
  readonly #effects: CallEffect[] = [];

  constructor(call: CallMachineState) {
    this.#call = call;
  }

  get call(): CallMachineState {
    return this.#call;
  }

  member(userId: UserId): MemberState | null {
    return Object.hasOwn(this.#call.members, userId) ? (this.#call.members[userId] ?? null) : null;
  }

  effect(effect: CallEffect): void {
    this.#effects.push(effect);
  }

  patch(change: Partial<CallMachineState>): void {
    this.#call = { ...this.#call, ...change };
  }

  patchMember(userId: UserId, change: Partial<MemberState>): void {
    const member = this.member(userId);
    if (!member) return;
    this.patch({ members: { ...this.#call.members, [userId]: { ...member, ...change } } });
  }

  isAnyoneCalling(): boolean {
    return Object.values(this.#call.members).some((member) => member.state === 'calling');
  }

  /** Answers the offer that a member sent, and lets the peer have the candidates that came before. */
  answer(userId: UserId): void {
    const member = this.member(userId);
    if (!member) return;
    this.connecting(userId);
    this.effect({ type: 'create-answer', userId });
    this.handOverEarly(userId);
  }

  /** A member answered or is being answered: media has until the connect limit. */
  connecting(userId: UserId): void {
    // Whoever comes back was in the call all the time.
    const isBack = this.member(userId)?.presence === 'returning';
    this.patchMember(userId, { state: isBack ? 'reconnecting' : 'connecting' });
    this.effect({
      type: 'start-timer',
      timer: `member:${userId}`,
      delay: this.#call.timers.connectTimeout,
    });
  }

  handOverEarly(userId: UserId): void {
    const early = this.member(userId)?.early ?? [];
    if (early.length === 0) return;
    this.patchMember(userId, { early: [] });
    this.effect({ type: 'take-candidates', userId, candidates: early });
  }

  /** Takes a member out who left by themselves; when nobody is left the call ends, unless one may stay in it alone. */
  remove(at: number, userId: UserId, reason: CallEndReason): void {
    const member = this.member(userId);
    if (!member || member.state === 'left') return;
    this.patchMember(userId, { state: 'left', leftReason: reason, early: [], sentEarly: [], offer: null });
    this.effect({ type: 'stop-timer', timer: `member:${userId}` });
    this.effect({ type: 'close-peer', userId });
    const everybodyLeft = Object.values(this.#call.members).every((other) => other.state === 'left');
    if (everybodyLeft && !this.#mayBeAlone()) this.end(at, reason);
    else this.settle();
  }

  /** Takes a member out and tells them, because they may still be waiting. */
  dismiss(at: number, userId: UserId, reason: CallEndReason): void {
    const member = this.member(userId);
    if (!member || member.state === 'left') return;
    this.effect({ type: 'send-hang-up', to: userId, userInfo: {} });
    this.remove(at, userId, reason);
  }

  /** Ends the call: everybody is out, nothing is left running. */
  end(at: number, reason: CallEndReason): void {
    if (this.#call.state === 'ended') return;
    for (const id of this.#call.memberIds) {
      if (this.member(id)?.state === 'left') continue;
      this.patchMember(id, { state: 'left', leftReason: reason, early: [], sentEarly: [], offer: null });
      this.effect({ type: 'stop-timer', timer: `member:${id}` });
      this.effect({ type: 'close-peer', userId: id });
    }
    this.effect({ type: 'stop-timer', timer: 'answer' });
    this.effect({ type: 'stop-timer', timer: 'caller' });
    this.effect({ type: 'stop-timer', timer: 'repeat' });
    this.patch({ state: 'ended', endReason: reason, endedAt: at });
  }

  /** Derives where the whole call stands from where its members stand, once it no longer rings. */
  settle(): void {
    const { state } = this.#call;
    // While it rings others may come and go: it rings on until we say something.
    if (state === 'ended' || state === 'ringing') return;
    const next = this.#derive();
    if (next !== state) this.patch({ state: next });
    if (!this.isAnyoneCalling()) {
      this.effect({ type: 'stop-timer', timer: 'answer' });
      this.effect({ type: 'stop-timer', timer: 'repeat' });
    }
  }

  finish(): Step {
    return { state: this.#call, effects: this.#effects };
  }

  /** Only in a group that was under way: a call that nobody answered, or between two, is over. */
  #mayBeAlone(): boolean {
    const { endsWhenAlone, memberIds, connectedAt } = this.#call;
    return !endsWhenAlone && memberIds.length > 1 && connectedAt !== null;
  }

  #derive(): CallState {
    const states = new Set(Object.values(this.#call.members).map((member) => member.state));
    if (states.has('connected')) return 'connected';
    if (states.has('reconnecting')) return 'reconnecting';
    if (states.has('connecting')) return 'connecting';
    // Alone, or while somebody new is called: for whoever is in it, it goes on.
    if (this.#call.connectedAt !== null) return 'connected';
    return this.#call.direction === 'outgoing' ? 'dialing' : 'connecting';
  }
}
