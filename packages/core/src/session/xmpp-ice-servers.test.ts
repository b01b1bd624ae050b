import { createFakeClock, type FakeClock } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type World } from '../../test-kit/call-world.js';
import { noteConfigurations } from '../../test-kit/note-configurations.js';
import { formatTime } from '../lib/clock.js';
import { CallError } from '../model/call-error.js';
import type { Signaling } from '../signaling/signaling.js';
import { xmlElement, type XmlElement } from '../wire/xml-element.js';
import { IceSource, type IceServers } from './ice-source.js';
import { xmppIceServers } from './xmpp-ice-servers.js';

interface Server extends Pick<Signaling, 'ask'> {
  asked: number;
  isDown: boolean;
}

/** A server that makes credentials which hold for a while, numbered, so that each is told from the others. */
function createServer(clock: FakeClock, holds: number | null): Server {
  return {
    asked: 0,
    isDown: false,
    async ask(type, { name, attrs }, whom): Promise<XmlElement> {
      expect([type, name, attrs, whom]).toEqual([
        'get',
        'services',
        { xmlns: 'urn:xmpp:extdisco:2' },
        'server',
      ]);
      await Promise.resolve();
      if (this.isDown) throw new CallError('disconnected', 'The server is down.');
      this.asked += 1;
      const turn = { type: 'turn', host: 'turn.example', username: `user-${this.asked}`, password: 'p' };
      const expires = holds === null ? {} : { expires: formatTime(clock.now() + holds) };
      const children = [
        xmlElement('service', { ...turn, ...expires }),
        xmlElement('service', { type: 'stun' }),
      ];
      return xmlElement('iq', { type: 'result' }, [xmlElement('services', attrs, children)]);
    },
  };
}

const turn = (count: number): RTCIceServer => ({
  urls: 'turn:turn.example?transport=udp',
  username: `user-${count}`,
  credential: 'p',
});

describe('the ICE servers of an XMPP server', () => {
  it('are kept until shortly before they run out, and asked for once by all who need them', async () => {
    const clock = createFakeClock();
    const server = createServer(clock, 100_000);
    const source = new IceSource(xmppIceServers([{ urls: 'stun:own.example' }]), server, clock);
    const both = await Promise.all([source.get(), source.get()]);
    expect(both.map(({ iceServers }) => iceServers)).toEqual([
      [turn(1), { urls: 'stun:own.example' }],
      [turn(1), { urls: 'stun:own.example' }],
    ]);
    await clock.advance(79_000);
    await source.get();
    expect(server.asked).toBe(1);
    await clock.advance(1000);
    expect((await source.get()).iceServers).toContainEqual(turn(2));
  });

  it.each([
    ['do not run out', null],
    ['have run out already, as by a clock that is wrong', -3_600_000],
  ])('are asked for each time when they %s', async (_, holds) => {
    const clock = createFakeClock();
    const server = createServer(clock, holds);
    const source = new IceSource(xmppIceServers(), server, clock);
    expect([(await source.get()).iceServers, (await source.get()).iceServers]).toEqual([
      [turn(1)],
      [turn(2)],
    ]);
    expect(source.kept).toBeNull();
  });
});

describe('a call on them', () => {
  interface Talk {
    readonly w: World;
    readonly server: Server;
    /** The names in the credentials that the connection was given, in order. */
    readonly names: () => unknown[];
  }

  async function talk(holds: number): Promise<Talk> {
    const w = await createWorld();
    const server = createServer(w.clock, holds);
    const { peerConnections, given } = noteConfigurations(w.peers);
    // The fake network has no server of its own to ask.
    const iceServers: IceServers = ({ clock }) => xmppIceServers()({ signaling: server, clock });
    const carol = await w.join('carol', { iceServers, peerConnections });
    await w.clock.advance(50);
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(500);
    expect(call.snapshot.state).toBe('connected');
    const names = (): unknown[] =>
      given.map(({ iceServers: used = [] }) => used.map(({ username }) => username).join());
    return { w, server, names };
  }

  it('has fresh ones in place before the old ones run out, for a restart that either side begins', async () => {
    const { w, server, names } = await talk(100_000);
    expect(names()).toEqual(['user-1']);
    await w.clock.advance(80_000);
    expect(names()).toEqual(['user-1', 'user-2']);
    await w.clock.advance(80_000);
    expect(names()).toEqual(['user-1', 'user-2', 'user-3']);
    w.peers.fail();
    w.peers.mend();
    await w.clock.advance(100);
    expect(first(w.bob).snapshot.state).toBe('connected');
    // Known to be good: the restart has not waited for others.
    expect([server.asked, names().at(-1)]).toEqual([3, 'user-3']);
    first(w.bob).hangUp();
    await w.clock.advance(200_000);
    expect(server.asked).toBe(3);
    expectNothingLeft(w);
  });

  it('asks again when the server could not be asked, and keeps the old ones until then', async () => {
    const { w, server, names } = await talk(100_000);
    server.isDown = true;
    await w.clock.advance(95_000);
    expect(names()).toEqual(['user-1']);
    server.isDown = false;
    await w.clock.advance(10_000);
    expect(names()).toEqual(['user-1', 'user-2']);
  });
});
