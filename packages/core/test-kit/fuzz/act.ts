import { CallError } from '../../src/model/call-error.js';
import type { Signal } from '../../src/model/signal.js';
import { nameOf, type Act, type ForgedSignal, type SimpleAct } from './scenario.js';
import type { FuzzWorld, Player } from './player.js';

/** Lets somebody do something. What cannot be done now is refused with a `CallError`, and anything else is a fault. */
export function perform(world: FuzzWorld, player: Player, act: Act): void {
  const refused = (error: unknown): void => {
    if (!(error instanceof CallError))
      world.complaints.push(`${player.userId} could not ${nameOf(act)}: ${stackOf(error)}`);
  };
  try {
    void Promise.resolve(performAct(world, player, act)).catch(refused);
  } catch (error) {
    refused(error);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function performAct(world: FuzzWorld, player: Player, act: Act): unknown {
  const { network, players } = world;
  const { client, call, media, userId } = player;
  switch (act.type) {
    case 'call': {
      const ids = act.to.map((index) => players[index]?.userId ?? 'nobody').filter((id) => id !== userId);
      return client.call(ids, { video: act.video, camera: act.camera });
    }
    case 'invite':
      return call?.invite(players[act.to]?.userId ?? 'nobody');
    case 'switch':
      if (act.what === 'microphone') return call?.setMicrophoneEnabled(act.on);
      if (act.what === 'camera') return call?.setCameraEnabled(act.on);
      if (act.what === 'screen') return call?.setScreenShareEnabled(act.on);
      if (act.what === 'hold') return call?.setHeld(act.on);
      return call?.setHandRaised(act.on);
    case 'answer-video':
      return call?.answerVideoRequest(act.yes);
    case 'record':
      return call?.setRecording(act.state && { state: act.state, asksConsent: true });
    case 'network':
      return network.configure(act);
    case 'break-device':
      return media.fail(act.kind, act.name);
    case 'forge': {
      const from = act.isMember ? userId : 'mallory';
      const to = players[act.to];
      if (!to || to === player) return undefined;
      return network.inject(
        from,
        to.userId,
        forged(act.signal, to.call?.id ?? 'unheard-of', from, to.userId),
      );
    }
    case 'do':
      return performSimple(world, player, act.what);
    default:
      return act satisfies never;
  }
}

function performSimple({ network, peers }: FuzzWorld, player: Player, what: SimpleAct): unknown {
  const { client, call, media, userId } = player;
  switch (what) {
    case 'accept':
      return call?.accept();
    case 'reject':
      return call?.reject();
    case 'hang-up':
      return call?.hangUp();
    case 'end-for-all':
      return call?.endForAll();
    case 'request-video':
      return call?.requestVideo();
    case 'end-video':
      return call?.endVideo();
    case 'update':
      return call?.update({ color: 'blue' });
    case 'react':
      return call?.react(client.reactions[0] ?? '');
    case 'chat':
      return call?.chat.send('hello');
    case 'cut':
      return network.cut(userId);
    case 'restore':
      return network.restore(userId);
    case 'path-down':
      return peers.disconnect();
    case 'path-up':
      return peers.reconnect();
    case 'close-channels':
      return peers.closeChannels();
    case 'notice-closed':
      return peers.noticeClosed();
    case 'mend-devices':
      return mend(player);
    case 'unplug-camera':
      return media.tracks.find(({ kind, readyState }) => kind === 'video' && readyState === 'live')?.unplug();
    case 'hold-devices':
      player.releaseDevices();
      player.releaseDevices = media.hold();
      return undefined;
    case 'release-devices':
      return player.releaseDevices();
    case 'sign-out':
      return client.disconnect();
    case 'sign-in':
      return client.connectionState === 'offline' ? player.signIn() : undefined;
    case 'reload':
      return player.reload();
    case 'rejoin':
      return client.rejoinable && client.rejoin(client.rejoinable.id);
    default:
      return what satisfies never;
  }
}

/** Lets the devices work again. */
export function mend({ media, releaseDevices }: Player): void {
  for (const kind of ['audio', 'video', 'screen'] as const) media.restore(kind);
  releaseDevices();
}

function forged(type: ForgedSignal, sessionId: string, from: string, to: string): Signal {
  const base = { sessionId, callerId: from, opponentIds: [to], callType: 'video' } as const;
  switch (type) {
    case 'call':
    case 'accept':
      return { ...base, type, sdp: 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n' };
    case 'reject':
    case 'hangUp':
    case 'update':
      return { ...base, type };
    case 'iceCandidates':
      return { ...base, type, candidates: [{ candidate: 'nonsense', sdpMid: '0', sdpMLineIndex: 0 }] };
    default:
      return type satisfies never;
  }
}
