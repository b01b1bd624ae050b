import { describe, expect, it } from 'vitest';
import { SignalingRig } from '../../test-kit/signaling-rig.js';

const settled = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('connecting', () => {
  it('opens a link with the login, and is online when it is', async () => {
    const rig = new SignalingRig();
    const online = rig.signaling.connect();
    expect(rig.signaling.state).toBe('connecting');
    await rig.clock.settle();
    expect(rig.link.login).toMatchObject({ jid: 'alice@chat.example/phone', secret: 'secret' });
    expect(rig.signaling.userId).toBeNull();
    rig.link.accept();
    await online;
    expect(rig.log.states).toEqual(['connecting', 'online']);
    expect(rig.log.sessions).toEqual([false]);
    expect(rig.signaling.userId).toBe('alice');
  });

  it('is one attempt however often it is asked for', async () => {
    const rig = new SignalingRig();
    const first = rig.signaling.connect();
    const second = rig.signaling.connect();
    await rig.clock.settle();
    rig.link.accept();
    await Promise.all([first, second, rig.signaling.connect()]);
    expect(rig.links).toHaveLength(1);
    expect(rig.asked).toBe(1);
  });

  it.each([
    ['refused', 'unauthorized', 'unauthorized'],
    ['unreachable', 'unreachable', 'offline'],
    ['replaced', 'unreachable', 'offline'],
  ] as const)('fails at once when the first link is %s', async (reason, code, state) => {
    const rig = new SignalingRig();
    const outcome = settled(rig.signaling.connect());
    await rig.clock.settle();
    rig.link.end(reason);
    expect(await outcome).toMatchObject({ code });
    expect(rig.signaling.state).toBe(state);
    expect(rig.log.errors.at(-1)).toMatchObject({ code });
    expect(rig.pageListeners).toBe(0);
    await rig.clock.advance(600_000);
    expect(rig.links).toHaveLength(1);
    expect(rig.clock.pending).toBe(0);
  });

  it('fails when there are no credentials, and can be tried again', async () => {
    const rig = new SignalingRig();
    rig.credentials = new Error('the login service is down');
    expect(await settled(rig.signaling.connect())).toMatchObject({ code: 'credentials-failed' });
    expect(rig.signaling.state).toBe('offline');
    rig.credentials = { userId: 'alice', password: 'secret' };
    await rig.goOnline();
    expect(rig.signaling.state).toBe('online');
  });

  it('fails when the user id cannot be a JID', async () => {
    const rig = new SignalingRig();
    rig.credentials = { userId: ' ', password: 'secret' };
    expect(await settled(rig.signaling.connect())).toMatchObject({ code: 'credentials-failed' });
  });

  it('does not open a link that would show a token', async () => {
    const rig = new SignalingRig(['ws://chat.example/ws']);
    rig.credentials = { userId: 'alice', token: 'secret' };
    expect(await settled(rig.signaling.connect())).toMatchObject({ code: 'insecure-context' });
    expect(rig.signaling.state).toBe('unauthorized');
    expect(rig.links).toHaveLength(0);
  });

  it('gives up after 15 s', async () => {
    const rig = new SignalingRig();
    const outcome = settled(rig.signaling.connect());
    await rig.clock.settle();
    rig.link.hear();
    await rig.clock.advance(14_999);
    expect(rig.signaling.state).toBe('connecting');
    await rig.clock.advance(1);
    expect(await outcome).toMatchObject({ code: 'unreachable' });
    expect(rig.link.fate).toBe('abandoned');
  });

  it('is aborted by disconnect, in any phase', async () => {
    const rig = new SignalingRig();
    const asking = settled(rig.signaling.connect());
    await rig.signaling.disconnect();
    expect(await asking).toMatchObject({ code: 'aborted' });
    await rig.clock.settle();
    expect(rig.links).toHaveLength(0);

    const opening = settled(rig.signaling.connect());
    await rig.clock.settle();
    const { link } = rig;
    await rig.signaling.disconnect();
    expect(await opening).toMatchObject({ code: 'aborted' });
    expect(link.fate).toBe('abandoned');
    expect(rig.signaling.state).toBe('offline');
    expect(rig.clock.pending).toBe(0);
  });

  it('may be called off by a listener that hears of it', async () => {
    const rig = new SignalingRig();
    rig.signaling.on('state', (state) => {
      if (state === 'connecting') void rig.signaling.disconnect();
    });
    expect(await settled(rig.signaling.connect())).toMatchObject({ code: 'aborted' });
    await rig.clock.settle();
    expect(rig.links).toHaveLength(0);
    expect(rig.signaling.state).toBe('offline');
  });
});

describe('falling back', () => {
  const urls = ['wss://chat.example/ws', 'https://chat.example/http-bind'];

  it('tries the second service when the first says nothing', async () => {
    const rig = new SignalingRig(urls);
    const online = rig.signaling.connect();
    await rig.clock.settle();
    await rig.clock.advance(5000);
    expect(rig.links.map(({ fate }) => fate)).toEqual(['abandoned', 'waiting']);
    expect(rig.link.service.transport).toBe('bosh');
    rig.link.accept();
    await online;
    expect(rig.asked).toBe(1);
  });

  it('tries it at once when the first cannot be opened', async () => {
    const rig = new SignalingRig(urls);
    const outcome = settled(rig.signaling.connect());
    await rig.clock.settle();
    rig.link.end('unreachable');
    expect(rig.links).toHaveLength(2);
    rig.link.end('unreachable');
    expect(await outcome).toMatchObject({ code: 'unreachable' });
  });

  it('does not when the first has answered, whatever it answered', async () => {
    const rig = new SignalingRig(urls);
    const refused = settled(rig.signaling.connect());
    await rig.clock.settle();
    rig.link.hear();
    rig.link.end('refused');
    expect(await refused).toMatchObject({ code: 'unauthorized' });
    const broken = settled(rig.signaling.connect());
    await rig.clock.settle();
    rig.link.hear();
    await rig.clock.advance(14_999);
    expect(rig.signaling.state).toBe('connecting');
    rig.link.end('unreachable');
    expect(await broken).toMatchObject({ code: 'unreachable' });
    expect(rig.links).toHaveLength(2);
  });

  it('does not send a token to a second service that is not confidential', async () => {
    const rig = new SignalingRig(['wss://chat.example/ws', 'http://chat.example/http-bind']);
    rig.credentials = { userId: 'alice', token: 'secret' };
    const outcome = settled(rig.signaling.connect());
    await rig.clock.settle();
    rig.link.end('unreachable');
    expect(await outcome).toMatchObject({ code: 'insecure-context' });
    expect(rig.links).toHaveLength(1);
  });
});

describe('reconnecting', () => {
  it('waits longer after each failure, asks for credentials each time, and starts afresh after a steady time', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    await rig.clock.advance(10_000);
    rig.link.end('lost', 'It was closed.');
    expect(rig.signaling.state).toBe('reconnecting');
    expect(rig.log.errors.at(-1)).toMatchObject({ code: 'disconnected' });
    await rig.clock.advance(99);
    expect(rig.links).toHaveLength(1);
    await rig.clock.advance(1);
    expect([rig.links.length, rig.asked]).toEqual([2, 2]);
    rig.link.end('unreachable');
    await rig.clock.advance(199);
    expect(rig.links).toHaveLength(2);
    rig.credentials = new Error('down');
    await rig.clock.advance(1);
    expect([rig.links.length, rig.asked]).toEqual([2, 3]);
    rig.credentials = { userId: 'alice', password: 'new' };
    await rig.clock.advance(300);
    expect(rig.link.login.secret).toBe('new');
    rig.link.accept(true);
    expect(rig.log.states).toEqual(['connecting', 'online', 'reconnecting', 'online']);
    expect(rig.log.sessions).toEqual([false, true]);
    await rig.clock.advance(10_000);
    rig.link.end('lost');
    await rig.clock.advance(100);
    expect(rig.links).toHaveLength(4);
  });

  it('does not start afresh when the link breaks soon after it opened', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.end('lost');
    await rig.clock.advance(199);
    expect(rig.links).toHaveLength(1);
    await rig.clock.advance(1);
    rig.link.accept();
    rig.link.end('lost');
    await rig.clock.advance(299);
    expect(rig.links).toHaveLength(2);
    await rig.clock.advance(1);
    expect(rig.links).toHaveLength(3);
  });

  it('is unauthorized when refused twice, with credentials asked for in between', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    await rig.loseAndRetry();
    rig.link.end('refused');
    expect(rig.signaling.state).toBe('reconnecting');
    await rig.clock.advance(300);
    expect(rig.asked).toBe(3);
    rig.link.end('refused');
    expect(rig.signaling.state).toBe('unauthorized');
    await rig.clock.advance(600_000);
    expect(rig.links).toHaveLength(3);
    expect(rig.clock.pending).toBe(0);
    await rig.goOnline();
    expect(rig.signaling.state).toBe('online');
  });

  it('does not go on as another user', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.credentials = { userId: 'bob', password: 'secret' };
    await rig.loseAndRetry();
    await rig.clock.advance(300);
    expect(rig.links).toHaveLength(1);
    expect(rig.signaling.state).toBe('unauthorized');
    await rig.goOnline();
    expect(rig.signaling.userId).toBe('bob');
  });

  it('stays away when another session took its place', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.end('replaced');
    expect(rig.signaling.state).toBe('offline');
    expect(rig.log.errors.at(-1)).toMatchObject({ code: 'disconnected' });
    await rig.clock.advance(600_000);
    expect(rig.links).toHaveLength(1);
  });

  it('lets connect() wait for it, without waiting itself', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.end('lost');
    const online = rig.signaling.connect();
    await rig.clock.settle();
    rig.link.accept();
    await online;
    expect(rig.links).toHaveLength(2);
  });

  it('is ended by disconnect, while waiting and while trying', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.end('lost');
    const waiting = settled(rig.signaling.connect());
    await rig.signaling.disconnect();
    expect(await waiting).toMatchObject({ code: 'aborted' });
    expect(rig.signaling.state).toBe('offline');
    await rig.clock.advance(600_000);
    expect(rig.links).toHaveLength(1);
    await rig.goOnline();
    await rig.loseAndRetry();
    await rig.signaling.disconnect();
    expect(rig.link.fate).toBe('abandoned');
    expect([rig.clock.pending, rig.pageListeners]).toEqual([0, 0]);
  });

  it('notices a dead link, and drops it so that it can be resumed', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const { link } = rig;
    await rig.clock.advance(15_000);
    expect(link.probes).toBe(1);
    await rig.clock.advance(10_000);
    expect(link.fate).toBe('abandoned');
    expect(rig.signaling.state).toBe('reconnecting');
  });
});

describe('the page', () => {
  it.each(['online', 'visible'] as const)('ends the waiting when it is %s', async (moment) => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.end('lost');
    rig.page(moment);
    await rig.clock.settle();
    expect(rig.links).toHaveLength(2);
    rig.link.accept();
    expect(rig.signaling.state).toBe('online');
  });

  it.each(['online', 'visible', 'offline'] as const)('raises doubt when it is %s', async (moment) => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.page(moment);
    expect(rig.link.probes).toBe(1);
    await rig.clock.advance(3000);
    expect(rig.signaling.state).toBe('reconnecting');
  });

  it('starts an attempt over when the network came back under it', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    await rig.loseAndRetry();
    const stuck = rig.link;
    rig.page('visible');
    await rig.clock.settle();
    expect(rig.links).toHaveLength(2);
    rig.page('online');
    await rig.clock.settle();
    expect(stuck.fate).toBe('abandoned');
    expect(rig.links).toHaveLength(3);
    rig.link.accept();
    expect(rig.signaling.state).toBe('online');
  });

  it('means nothing when it is hidden or left, or nobody is signed in', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.page('hidden');
    rig.page('leaving');
    expect(rig.link.probes).toBe(0);
    await rig.signaling.disconnect();
    expect(rig.pageListeners).toBe(0);
  });
});
