import { elsewhereReasons } from '../call/other-devices.js';
import type { Clock } from '../lib/clock.js';
import { isReservedId, type SessionId, type UserId } from '../model/ids.js';
import { markToParams, readMark } from '../model/parley-mark.js';
import type { CallSignal, Signal } from '../model/signal.js';
import type { IncomingSignal, Signaling } from '../signaling/signaling.js';
import type { BlockedUsers } from './blocked-users.js';
import type { EndedSessions } from './ended-sessions.js';
import type { Refusals } from './refusals.js';
import type { Rejoining } from './rejoining.js';
import { RingGuard } from './ring-guard.js';
import type { RunningCall } from './running-call.js';

/** Nobody looks through more; and each one that rings holds a peer connection. */
const maxRinging = 8;

/** What a reception works for: a client. */
export interface ReceptionDesk {
  readonly clock: Clock;
  readonly signaling: Signaling;
  readonly calls: ReadonlyMap<SessionId, RunningCall>;
  readonly ended: EndedSessions;
  readonly rejoining: Pick<Rejoining, 'take'>;
  readonly callWaiting: boolean;
  /** To how many of a group somebody busy says so, at most. */
  readonly maxMembers: number;
  /** Makes a call of the first `call` of its session. */
  readonly start: (self: UserId, signal: CallSignal) => RunningCall;
  /** Tells the application of a new call. */
  readonly announce: (call: RunningCall) => void;
  readonly send: (to: UserId, signal: Signal, resource: string | null) => void;
  /** Somebody called who is told that we are busy. */
  readonly turnedAway: (signal: CallSignal) => void;
  readonly blocked: Pick<BlockedUsers, 'has'>;
  /** Counts what is refused. */
  readonly refusals: Refusals;
}

/** Takes in the signals of a client: hands them to their calls, lets new ones ring, or says why not. */
export class CallReception {
  readonly #desk: ReceptionDesk;
  readonly #guard: RingGuard;

  constructor(desk: ReceptionDesk) {
    this.#desk = desk;
    this.#guard = new RingGuard(desk.clock);
  }

  receive({ from, resource, signal }: IncomingSignal): void {
    const { signaling, calls, rejoining } = this.#desk;
    const self = signaling.userId;
    if (self === null || !this.#admits(from)) return;
    const known = calls.get(signal.sessionId);
    if (from === self) this.#hearOwnDevice(known, signal);
    else if (known) known.receive(from, resource, signal);
    else if (rejoining.take(from, signal)) return;
    else if (signal.type === 'call') this.#ring(self, from, resource, signal);
    else this.#turnAway(from, resource, signal);
  }

  #admits(from: UserId): boolean {
    const { blocked, refusals } = this.#desk;
    const reason = blocked.has(from) ? 'blocked' : isReservedId(from) ? 'malformed' : null;
    if (reason) refusals.add(reason, from);
    return reason === null;
  }

  /**
   * Somebody is back in a call that we have left, or asks whether we are in it, or says yes to one that another device of theirs has declined: without a
   * word they would wait for us. Not so where another device of ours is in it.
   */
  #turnAway(from: UserId, resource: string | null, { type, sessionId, extra }: Signal): void {
    const { ended, send, refusals } = this.#desk;
    refusals.add('unknownSession', from);
    const reason = ended.get(sessionId);
    const mark = readMark(extra);
    const waits = type === 'accept' || mark?.back !== undefined || mark?.sync === 'ask';
    if (waits && reason !== null && !reason.endsWith('-elsewhere'))
      send(from, { type: 'hangUp', sessionId }, resource);
  }

  /** What this user did on another device. Its word may come before the call itself. */
  #hearOwnDevice(call: RunningCall | undefined, { sessionId, extra }: Signal): void {
    const { clock, ended } = this.#desk;
    const did = readMark(extra)?.elsewhere;
    if (!did) return;
    if (call) call.dispatch({ type: 'elsewhere', at: clock.now(), did });
    else if (!ended.get(sessionId)) ended.add(sessionId, elsewhereReasons[did]);
  }

  #ring(self: UserId, from: UserId, resource: string | null, signal: CallSignal): void {
    const { calls, ended, send, refusals, start, announce } = this.#desk;
    const { sessionId, callerId, opponentIds } = signal;
    const before = ended.get(sessionId);
    // One that had gone rings anew when they are back.
    const isOver = before !== null && before !== 'caller-gone';
    if (isOver && !ended.isAnew(sessionId, readMark(signal.extra)?.invitation)) {
      // A repeat of a call that is over: when we said no, they did not hear it.
      if (before === 'rejected') send(from, { type: 'reject', sessionId }, resource);
      return;
    }
    // Only the initiator can start a session, and only one that we are invited to.
    if (callerId !== from || !opponentIds.includes(self)) {
      refusals.add('notMember', from);
      return;
    }
    const crossed = [...calls.values()].find((call) => call.crosses(from, signal) !== null);
    if (crossed?.crosses(from, signal) === 'ours') {
      ended.add(sessionId, 'merged');
      return;
    }
    if (!crossed && !this.#guard.take(from, this.#isContact(from))) {
      refusals.add('flood', from);
      return;
    }
    if (!crossed && this.#isBusy()) {
      this.#sayBusy(self, signal);
      this.#desk.turnedAway(signal);
      return;
    }
    const call = start(self, signal);
    call.receive(from, resource, signal);
    crossed?.mergeInto(call);
    announce(call);
    call.dispatch({ type: 'rang' });
    this.#showAsOne(call);
    const forgive = call.on('change', ({ connectedAt }) => {
      if (connectedAt === null) return;
      forgive();
      this.#guard.forgive(from);
    });
  }

  #isContact(from: UserId): boolean {
    return this.#desk.signaling.contacts.some(({ userId }) => userId === from);
  }

  /** Whoever calls anew means the new call: the one before, between the same two, need ring no more. */
  #showAsOne(call: RunningCall): void {
    const { initiatorId, participantIds } = call.snapshot;
    if (participantIds.length > 1) return;
    for (const other of this.#desk.calls.values()) {
      const { state, initiatorId: caller, participantIds: members } = other.snapshot;
      if (other === call || state !== 'ringing' || caller !== initiatorId || members.length > 1) continue;
      other.dispatch({ type: 'merge', at: this.#desk.clock.now() });
    }
  }

  /** Several may ring at once and the person chooses; once they are in a call, or dial, they are busy. */
  #isBusy(): boolean {
    const { calls, callWaiting } = this.#desk;
    const states = [...calls.values()].map(({ snapshot }) => snapshot.state);
    const others = states.filter((state) => state !== 'ringing');
    const waits = callWaiting && others.length === 1 && !others.includes('dialing');
    return (others.length > 0 && !waits) || calls.size >= maxRinging;
  }

  /** Tells all of a group, where others would wait for us; but nobody makes us write to half the world. */
  #sayBusy(self: UserId, { sessionId, callerId, opponentIds }: CallSignal): void {
    const { send, signaling, maxMembers } = this.#desk;
    const extra = markToParams({ busy: true });
    const members = [callerId, ...opponentIds.slice(0, maxMembers)];
    for (const id of new Set(members))
      // In words for QuickBlox clients, which read nothing else.
      if (id !== self) send(id, { type: 'reject', sessionId, userInfo: { reason: 'busy' }, extra }, null);
    // To the caller that is an answer: it need not ring on this user's other devices.
    const told = markToParams({ elsewhere: 'busy' });
    signaling.tellOwnDevices({ type: 'update', sessionId, extra: told });
  }
}
