// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VideoCall } from '../prefabs/video-call.js';
import { CallProvider } from '../provider/call-provider.js';
import { announcerPart } from '../lib/announcer-part.js';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { CallAnnouncer } from './call-announcer.js';
import { ConnectionBanner } from './connection-banner.js';

stubMediaElements();
afterEach(() => void vi.useRealTimers());

const textsOf = (role: 'status' | 'alert') =>
  screen
    .queryAllByRole(role)
    .flatMap(({ children }) => Array.from(children, ({ textContent }) => textContent));
const said = () => textsOf('status');
const shouted = () => textsOf('alert');

async function start(names: readonly string[] = []) {
  // Its code has come, as no clock of a test waits for a module.
  await announcerPart.load();
  const test = await startCallTest();
  const people = new Map([['bob', test.bob]]);
  for (const name of names) people.set(name, await test.signIn(name, name[0]?.toUpperCase() + name.slice(1)));
  const view = test.show(
    <StrictMode>
      <CallAnnouncer />
    </StrictMode>,
  );
  const of = (name: string) => {
    const person = people.get(name);
    if (!person) throw new Error(`${name} is not signed in`);
    return onlyCall(person);
  };
  return { ...test, ...view, of };
}

async function inGroup() {
  const test = await start(['carol', 'dan']);
  const call = test.ann.client.call(['bob', 'carol', 'dan']);
  await test.settle();
  test.of('bob').accept();
  await test.settle();
  await waitFor(() => expect(said()).toEqual(expectedStart));
  return { ...test, call };
}
const expectedStart = ['Calling Bob, Carol, and Dan', 'Connecting…', 'Connected with Bob'];

describe('CallAnnouncer', () => {
  it('says where a call stands, each step once, and nothing of one that only rings', async () => {
    const { ann, bob, settle, of } = await start();
    const theirs = bob.client.call('ann');
    await settle();
    theirs.hangUp();
    await settle();
    ann.client.call('bob');
    await settle();
    of('bob').accept();
    await settle();
    of('bob').hangUp();
    await settle();
    await waitFor(() =>
      expect(said()).toEqual(['Calling Bob', 'Connecting…', 'Connected with Bob', 'Call with Bob ended']),
    );
    expect(shouted()).toEqual([]);
  });

  it('says who joins, leaves and declines', async () => {
    const { settle, of } = await inGroup();
    of('carol').accept();
    await settle();
    of('dan').reject();
    await settle();
    of('carol').hangUp();
    await settle();
    await waitFor(() =>
      expect(said().slice(3)).toEqual(['Carol joined', 'Dan declined the call', 'Carol left']),
    );
  });

  it('tells together who joins, and who leaves, at about the same time', async () => {
    // However busy the machine is, what comes at the same time comes within the time of gathering.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const names = ['carol', 'dan', 'eve'];
    const { ann, settle, of } = await start(names);
    ann.client.call(['bob', ...names]);
    await settle();
    of('bob').accept();
    await settle();
    await vi.advanceTimersByTimeAsync(150);
    expect(said()).toContain('Connected with Bob');
    for (const name of names) {
      of(name).accept();
      await settle();
    }
    expect(said().at(-1)).toBe('Connected with Bob');
    await vi.advanceTimersByTimeAsync(400);
    expect(said().at(-1)).toBe('Carol and 2 others joined');
    for (const name of ['carol', 'dan']) of(name).hangUp();
    await settle();
    await vi.advanceTimersByTimeAsync(400);
    expect(said().at(-1)).toBe('Carol and Dan left');
    expect(said().filter((text) => text.includes('Carol'))).toHaveLength(3);
  });

  it('says who mutes and unmutes, of those who are there', async () => {
    const { settle, of } = await inGroup();
    await of('bob').setMicrophoneEnabled(false);
    await settle();
    await of('bob').setMicrophoneEnabled(true);
    await settle();
    expect(said().slice(3)).toEqual(['Bob muted their microphone', 'Bob unmuted their microphone']);
  });

  it('does not say who mutes among many', async () => {
    const names = ['carol', 'dan', 'eve', 'finn'];
    const { ann, settle, of } = await start(names);
    ann.client.call(['bob', ...names]);
    await settle();
    for (const name of ['bob', ...names]) of(name).accept();
    await settle();
    await waitFor(() => expect(said().length).toBeGreaterThan(0));
    const before = said();
    await of('eve').setMicrophoneEnabled(false);
    await settle();
    expect(said()).toEqual(before);
  });

  it('reads out two things that come at once, one after the other', async () => {
    const { call, settle, of } = await inGroup();
    of('carol').accept();
    await of('bob').setMicrophoneEnabled(false);
    await settle();
    await waitFor(() =>
      expect(said().slice(3).toSorted()).toEqual(['Bob muted their microphone', 'Carol joined']),
    );
    expect(call.snapshot.state).toBe('connected');
  });

  it('says the same thing again when it happens again', async () => {
    const { settle, of } = await inGroup();
    for (const enabled of [false, true, false]) {
      await of('bob').setMicrophoneEnabled(enabled);
      await settle();
    }
    expect(said().filter((text) => text === 'Bob muted their microphone')).toHaveLength(2);
  });

  it('says what broke and that it is well again, and interrupts only for one’s own network', async () => {
    const { network, peers, settle } = await inGroup();
    act(() => network.cut('ann'));
    act(() => network.restore('ann'));
    await settle();
    act(() => peers.disconnect());
    act(() => network.cut('ann'));
    act(() => network.restore('ann'));
    act(() => peers.reconnect());
    await settle();
    expect(shouted()).toEqual(['Your network seems to be down. Reconnecting…']);
    expect(said().slice(3)).toEqual([
      'Lost touch with the server. The call goes on; reconnecting…',
      'Back again',
      'The connection to Bob broke. Reconnecting…',
      'The connection to Bob broke. Reconnecting…',
      'Back again',
    ]);
  });

  it('says nothing anew when it renders, and later in the language of then', async () => {
    const { ann, rerender, settle, of } = await inGroup();
    const before = said();
    rerender(
      <CallProvider client={ann.client} messages={{ personJoined: (name) => `${name} ist da` }}>
        <StrictMode>
          <CallAnnouncer />
        </StrictMode>
      </CallProvider>,
    );
    expect(said()).toEqual(before);
    of('carol').accept();
    await settle();
    await waitFor(() => expect(said().slice(3)).toEqual(['Carol ist da']));
  });

  it('speaks once however often it is mounted, and the next one takes over', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    const { rerender } = show(
      <>
        <CallAnnouncer key="1" />
        <CallAnnouncer key="2" />
        <VideoCall />
      </>,
    );
    ann.client.call('bob');
    await settle();
    await waitFor(() => expect(said()).toContain('Calling Bob'));
    rerender(
      <CallProvider client={ann.client}>
        <CallAnnouncer key="2" />
      </CallProvider>,
    );
    onlyCall(bob).reject();
    await settle();
    expect(said().filter((text) => text === 'Bob declined the call')).toHaveLength(1);
  });
});

describe('ConnectionBanner', () => {
  it('speaks for itself where no announcer does', async () => {
    const { ann, network, show, settle, bob } = await startCallTest();
    show(<ConnectionBanner />);
    ann.client.call('bob');
    await settle();
    onlyCall(bob).accept();
    await settle();
    const banner = screen.getByRole('status');
    expect(banner).toBeEmptyDOMElement();
    act(() => network.cut('ann'));
    expect(banner).toHaveTextContent('Lost touch with the server. The call goes on; reconnecting…');
    expect(banner).toHaveAttribute('data-trouble', 'server');
    act(() => network.restore('ann'));
    await settle();
    expect(banner).toHaveTextContent('Back again');
    expect(banner).toHaveAttribute('data-recovered');
    expect(banner).not.toHaveAttribute('data-trouble');
  });

  it('leaves it to the announcer where there is one', async () => {
    const { show } = await startCallTest();
    show(
      <>
        <ConnectionBanner data-testid="banner" />
        <CallAnnouncer />
      </>,
    );
    expect(screen.getAllByRole('status')).toHaveLength(1);
    expect(screen.getByTestId('banner')).not.toHaveAttribute('role');
  });

  it('says nothing without a call, and lets an app replace its element', async () => {
    const { network, show } = await startCallTest();
    show(<ConnectionBanner render={(props, { trouble }) => <aside {...props} title={String(trouble)} />} />);
    act(() => network.cut('ann'));
    expect(screen.getByRole('status')).toHaveAttribute('title', 'null');
  });
});
