import type { CallEffect } from '../call/events.js';
import type { CallMachineState, MemberState } from '../call/state.js';
import type { LocalSource } from '../media/local-source.js';
import type { UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import { CallError } from '../model/call-error.js';
import { markToParams, readMark, type ParleyMark } from '../model/parley-mark.js';
import type { Signal } from '../model/signal.js';
import type { PeerDescription } from '../model/peer-description.js';
import { consentToParams, recordingToParams, type ConsentMark } from '../model/recording-mark.js';
import { reconnectToParams } from '../model/reconnect-offer.js';
import { originOf } from '../model/sdp-origin.js';
import { assertUpdateParams } from '../wire/params-fault.js';
import type { CallConfig } from './call-config.js';
import type { LocalMediaSnapshot } from './call-snapshot.js';
import type { Recordings } from './recordings.js';

/** The effects that send something. */
type SendEffect = Extract<CallEffect, { readonly type: `send-${string}` }>;

/** Whether an effect is one that `CallSignals` carries out. */
export function isSent(effect: CallEffect): effect is SendEffect {
  return effect.type.startsWith('send-');
}

/** What stands in for what a member was told last while it is not known whether they have heard it. */
const unsure = '';

/** Told in `call` and `accept`, as the deployed clients do. */
const platform = 'web';

/** Writes the signals of one call, and tells the members what this side captures. */
export class CallSignals {
  readonly #config: CallConfig;
  readonly #media: () => LocalMediaSnapshot;
  readonly #localSdp: (userId: UserId) => string | null;
  readonly #recordings: Recordings;
  /** What each member was told last of our microphone, camera and screen. */
  readonly #told = new Map<UserId, string>();
  #shared = false;

  constructor(
    config: CallConfig,
    media: () => LocalMediaSnapshot,
    localSdp: (userId: UserId) => string | null,
    recordings: Recordings,
  ) {
    this.#config = config;
    this.#media = media;
    this.#localSdp = localSdp;
    this.#recordings = recordings;
  }

  /** Sends what the machine asked for. Only `call` names the members: the others do not need it, and bytes count. */
  run(call: CallMachineState, effect: SendEffect): void {
    const { id: sessionId } = call;
    const send = (to: UserId, signal: Signal): void => this.#send(call, to, signal);
    switch (effect.type) {
      case 'send-call':
      case 'send-accept': {
        const sdp = this.#localSdp(effect.to);
        if (sdp === null) return;
        const before = this.#told.get(effect.to);
        const extra = this.#mark(call, effect.to);
        // A repeat that crosses their answer is not read any more.
        if (effect.type === 'send-call' && before !== undefined && before !== this.#told.get(effect.to))
          this.#told.set(effect.to, unsure);
        const common = { sessionId, sdp, platform, extra, ...userInfoOf(call.userInfo) };
        if (effect.type === 'send-accept')
          send(effect.to, { type: 'accept', ...common, ...(effect.brief ? { sdp: originOf(sdp) } : {}) });
        else
          send(effect.to, {
            type: 'call',
            callType: call.callType,
            callerId: initiatorFor(call, effect.to),
            opponentIds: opponents(call, effect.to),
            ...common,
          });
        return;
      }
      case 'send-early-answer': {
        const answer = this.#localSdp(effect.to);
        // An `update`, as a QuickBlox client on another device of theirs would take an `accept` for a yes.
        if (answer !== null) send(effect.to, { type: 'update', sessionId, extra: markToParams({ answer }) });
        return;
      }
      case 'send-candidates':
        send(effect.to, { type: 'iceCandidates', sessionId, candidates: effect.candidates });
        return;
      case 'send-pictures':
        send(effect.to, { type: 'update', sessionId, extra: markToParams({ pictures: effect.word }) });
        return;
      case 'send-invited': {
        const extra = markToParams({ invited: effect.userIds });
        send(effect.to, { type: 'update', sessionId, extra });
        return;
      }
      case 'send-back':
        send(effect.to, { type: 'update', sessionId, extra: markToParams({ back: effect.pageId }) });
        return;
      case 'send-sync':
        send(effect.to, { type: 'update', sessionId, extra: this.#mark(call, effect.to, effect.word) });
        return;
      case 'send-reject':
        send(effect.to, { type: 'reject', sessionId, ...userInfoOf(effect.userInfo) });
        return;
      case 'send-hang-up':
        send(effect.to, {
          type: 'hangUp',
          sessionId,
          ...userInfoOf(effect.userInfo),
          ...goodbyeMark(effect.how),
        });
        return;
      case 'send-ringing':
        send(effect.to, { type: 'update', sessionId, extra: markToParams({ rings: true }) });
        return;
      case 'send-elsewhere': {
        const extra = markToParams({ elsewhere: 'answered' });
        this.#config.send(effect.to, { type: 'hangUp', sessionId, extra }, effect.resource);
        return;
      }
      case 'send-own-devices': {
        const extra = markToParams({ elsewhere: effect.did });
        this.#config.sendOwnDevices({ type: 'update', sessionId, extra });
        return;
      }
      default:
        effect satisfies never;
    }
  }

  /** Sends the application's own parameters to everybody who is in. */
  update(call: CallMachineState, params: Params): void {
    assertUpdateParams(params);
    if (readMark(params))
      throw new CallError('invalid-argument', 'The name "parley" is the kit\'s own: choose another.');
    if (call.state === 'ended')
      throw new CallError('invalid-state', 'The call has ended: there is nobody to update.');
    for (const { userId, state } of Object.values(call.members))
      if (state !== 'left') this.#send(call, userId, { type: 'update', sessionId: call.id, extra: params });
  }

  /** Tells whoever answered what changed of our microphone, camera and screen since they were told. */
  tellMedia(call: CallMachineState): void {
    for (const member of Object.values(call.members)) {
      const { userId, state, signaled } = member;
      if (state === 'calling' || state === 'left' || !signaled) continue;
      if (this.#told.get(userId) === this.#state(call, member)) continue;
      this.#send(call, userId, { type: 'update', sessionId: call.id, extra: this.#mark(call, userId) });
    }
  }

  /** Sends a Parley peer an `update` with nothing but a mark. */
  mark(call: CallMachineState, to: UserId, mark: ParleyMark): void {
    this.#send(call, to, { type: 'update', sessionId: call.id, extra: markToParams(mark) });
  }

  /** Sends a Parley peer what changes the connection to them in place; or anybody what replaces it (`rebuilds`). */
  describe(call: CallMachineState, to: UserId, description: PeerDescription, rebuilds: boolean): void {
    const extra = rebuilds ? reconnectToParams(description) : markToParams({ description });
    const signal = { type: 'update', sessionId: call.id, extra } as const;
    // Whoever is offered another connection may be back by another resource, and not have said so yet.
    if (rebuilds && description.type === 'offer') this.#config.send(to, signal, null);
    else this.#send(call, to, signal);
  }

  /** Tells somebody what we think of their recording. */
  consent(call: CallMachineState, to: UserId, mark: ConsentMark): void {
    this.mark(call, to, { consent: consentToParams(mark) });
  }

  /** To the device with which they are in the call; to all of them before there is one, and when it is lost. */
  #send({ members }: CallMachineState, to: UserId, signal: Signal): void {
    const { device = null, leftReason } = members[to] ?? {};
    this.#config.send(to, signal, leftReason === 'connection-lost' ? null : device);
  }

  #mark(call: CallMachineState, to: UserId, sync?: 'ask' | 'in'): Params {
    const member = call.members[to];
    if (member) this.#told.set(to, this.#state(call, member));
    const { audio, video, screen } = this.#media();
    const shares = screen.track !== null && !call.isHeld;
    this.#shared ||= shares;
    const recording = this.#recordings.mark;
    // Bytes count, and whoever was never told of a screen knows of none.
    return markToParams({
      audio: isOn(audio) && !call.isHeld,
      // What they do not see is off for them: our camera may be on for others, or while we ask.
      video: isOn(video) && member?.pictures.state === 'on' && !call.isHeld,
      ...(this.#shared ? { screen: shares } : {}),
      ...(call.wasHeld ? { held: call.isHeld } : {}),
      ...(sync ? { sync } : {}),
      ...(recording ? { recording: recordingToParams(recording) } : {}),
      ...(member?.invitation && member.state === 'calling' ? { invitation: member.invitation } : {}),
    });
  }

  #state({ isHeld }: CallMachineState, { pictures }: MemberState): string {
    const { audio, video, screen } = this.#media();
    const shows = isOn(video) && pictures.state === 'on';
    return `${isHeld} ${isOn(audio)} ${shows} ${screen.track !== null} ${JSON.stringify(this.#recordings.mark)}`;
  }
}

/** On, or about to be. */
function isOn(source: LocalSource): boolean {
  return source.enabled && source.status !== 'failed';
}

const goodbyes = {
  'for-all': { endsForAll: true },
  away: { mayReturn: true },
  merged: { elsewhere: 'answered' },
} as const satisfies Record<string, ParleyMark>;

function goodbyeMark(how: keyof typeof goodbyes | undefined): { extra?: Params } {
  return how ? { extra: markToParams(goodbyes[how]) } : {};
}

function userInfoOf(userInfo: Params): { userInfo?: Params } {
  return Object.keys(userInfo).length > 0 ? { userInfo } : {};
}

/** Whoever was added to a running call takes the one who added them for its initiator. */
function initiatorFor({ members, initiatorId }: CallMachineState, to: UserId): UserId {
  return members[to]?.invitedBy ?? initiatorId;
}

/** Everybody invited, without the initiator. To those who were added later: everybody with whom they can be in it. */
function opponents(call: CallMachineState, to: UserId): readonly UserId[] {
  const { self, memberIds, members } = call;
  const initiatorId = initiatorFor(call, to);
  const invited = [self, ...memberIds].filter((id) => id !== initiatorId);
  if (!members[to]?.invitedBy) return invited;
  return invited.filter((id) => {
    const member = members[id];
    // A QuickBlox client that is in a call takes in nobody else.
    return !member || member.state === 'calling' || (member.state !== 'left' && member.parley);
  });
}
