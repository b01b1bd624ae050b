// @vitest-environment happy-dom
import { act, fireEvent, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import type { PlaySound } from '../lib/sounds/start-sound.js';
import { stubAudioContext } from '../test-support/fake-audio-context.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { VideoCall } from '../prefabs/video-call.js';
import { CallProvider } from '../provider/call-provider.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';
import { Ringtone } from './ringtone.js';

stubMediaElements();
const speakers = stubAudioContext();

const ringtone = 3;
const ringback = 3.6;
const lengths = () => speakers.playing().map(({ length }) => Number(length.toFixed(2)));
const hear = (...expected: number[]) => waitFor(() => expect(lengths()).toEqual(expected));

describe('Ringtone', () => {
  it('rings while a call rings, and stops with the very signal that ends it', async () => {
    const { bob, show, settle } = await startCallTest();
    show(<Ringtone />);
    bob.client.call('ann');
    await settle();
    await hear(ringtone);
    expect(speakers.playing()[0]).toMatchObject({ loop: true, volume: 1 });
    onlyCall(bob).hangUp();
    await settle();
    expect(lengths()).toEqual([]);
  });

  it('rings on the chosen speaker, and moves with the choice', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    const play = vi.fn<PlaySound>();
    show(<Ringtone sounds={{ join: play }} />);
    bob.client.call('ann');
    await settle();
    await hear(ringtone);
    expect(speakers.open().map(({ sinkId }) => sinkId)).toEqual(['']);
    await act(() => ann.client.devices.select('speaker', 'audiooutput-1'));
    expect(speakers.open().map(({ sinkId }) => sinkId)).toEqual(['audiooutput-1']);
    onlyCall(ann).accept();
    await settle();
    await waitFor(() =>
      expect(play).toHaveBeenCalledWith({ volume: 1, loops: false, speaker: 'audiooutput-1' }),
    );
  });

  it('rings no more for a call that is silenced, and again for another one', async () => {
    const { ann, bob, signIn, show, settle } = await startCallTest();
    show(<IncomingCallDialog />);
    bob.client.call('ann');
    await settle();
    await hear(ringtone);
    document.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await settle();
    expect(lengths()).toEqual([]);
    expect(onlyCall(ann).snapshot.state).toBe('ringing');
    const carol = await signIn('carol', 'Carol');
    carol.client.call('ann');
    await settle();
    await hear(ringtone);
  });

  it('tells by its tone that a call goes out, that somebody is there, and that it is over', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    show(<VideoCall />);
    const call = await act(() => Promise.resolve(ann.client.call('bob')));
    await settle();
    await hear(ringback);
    onlyCall(bob).accept();
    await settle();
    await hear(0.75);
    act(() => speakers.playing()[0]?.finish());
    call.hangUp();
    await settle();
    await hear(1.05);
    expect(speakers.playing()[0]).toMatchObject({ loop: false });
  });

  it('tells who comes and goes in a group, not who declines', async () => {
    const { ann, bob, signIn, show, settle } = await startCallTest();
    const played: string[] = [];
    const note = (name: string) => () => {
      played.push(name);
      return undefined;
    };
    show(
      <Ringtone sounds={{ ringback: false, join: note('join'), leave: note('leave'), end: note('end') }} />,
    );
    const [carol, dan] = [await signIn('carol'), await signIn('dan')];
    const call = ann.client.call(['bob', 'carol', 'dan']);
    await settle();
    onlyCall(bob).accept();
    await settle();
    await waitFor(() => expect(played).toEqual(['join']));
    onlyCall(carol).accept();
    await settle();
    await waitFor(() => expect(played).toEqual(['join', 'join']));
    onlyCall(dan).reject();
    await settle();
    onlyCall(carol).hangUp();
    await settle();
    await waitFor(() => expect(played).toEqual(['join', 'join', 'leave']));
    call.hangUp();
    await settle();
    await waitFor(() => expect(played).toEqual(['join', 'join', 'leave', 'end']));
  });

  it('is quiet beside a call that is under way', async () => {
    const { ann, bob, signIn, show, settle } = await startCallTest();
    show(<Ringtone volume={0.8} />);
    const carol = await signIn('carol');
    bob.client.call('ann');
    carol.client.call('ann');
    await settle();
    await waitFor(() => expect(speakers.playing()[0]?.volume).toBe(0.8));
    ann.client.calls[0]?.accept();
    await settle();
    await waitFor(() => expect(speakers.playing().find(({ loop }) => loop)?.volume).toBeCloseTo(0.2));
  });

  it('plays what the app gives instead, for one or for everything', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    const stop = vi.fn<() => void>();
    const play = vi.fn<PlaySound>(() => stop);
    show(<Ringtone volume={0.5} />, { sounds: { ringtone: play } });
    bob.client.call('ann');
    await settle();
    await waitFor(() => expect(play).toHaveBeenCalledWith({ volume: 0.5, loops: true, speaker: null }));
    expect(lengths()).toEqual([]);
    onlyCall(ann).reject();
    await settle();
    expect(stop).toHaveBeenCalledOnce();
  });

  it('plays a file of the app', async () => {
    const { bob, show, settle } = await startCallTest();
    const made: FakeAudio[] = [];
    class FakeAudio {
      loop = false;
      volume = 1;
      isPlaying = false;
      readonly src: string;
      constructor(src: string) {
        this.src = src;
        made.push(this);
      }
      play(): Promise<void> {
        this.isPlaying = true;
        return Promise.resolve();
      }
      pause(): void {
        this.isPlaying = false;
      }
      removeAttribute(): void {
        this.isPlaying = false;
      }
    }
    vi.stubGlobal('Audio', FakeAudio);
    show(<Ringtone sounds={{ ringtone: '/bell.mp3' }} />);
    bob.client.call('ann');
    await settle();
    await waitFor(() =>
      expect(made).toEqual([expect.objectContaining({ src: '/bell.mp3', loop: true, isPlaying: true })]),
    );
    onlyCall(bob).hangUp();
    await settle();
    expect(made[0]?.isPlaying).toBe(false);
  });

  it('can be switched off, by itself and for everything', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    const { rerender } = show(<Ringtone />);
    bob.client.call('ann');
    await settle();
    await hear(ringtone);
    rerender(
      <CallProvider client={ann.client}>
        <Ringtone sounds={false} />
      </CallProvider>,
    );
    expect(lengths()).toEqual([]);
    expect(speakers.open()).toEqual([]);
    rerender(
      <CallProvider client={ann.client} sounds={false}>
        <Ringtone />
      </CallProvider>,
    );
    await settle();
    expect(speakers.open()).toEqual([]);
  });

  it('sounds once however often it is mounted, and in StrictMode', async () => {
    const { bob, show, settle } = await startCallTest();
    const { unmount } = show(
      <StrictMode>
        <Ringtone volume={0.1} />
        <Ringtone />
        <IncomingCallDialog />
      </StrictMode>,
    );
    bob.client.call('ann');
    await settle();
    await hear(ringtone);
    expect(speakers.playing()[0]?.volume).toBe(0.1);
    unmount();
    expect(lengths()).toEqual([]);
    expect(speakers.open()).toEqual([]);
  });
});

describe('while the browser blocks sound', () => {
  it('says nothing of it, and rings from the first touch on', async () => {
    speakers.block();
    const { bob, show, settle } = await startCallTest();
    show(<Ringtone />);
    bob.client.call('ann');
    await settle();
    await hear(ringtone);
    expect(speakers.open()[0]?.state).toBe('suspended');
    speakers.allow();
    fireEvent.keyDown(document.body, { key: 'a' });
    await waitFor(() => expect(speakers.open()[0]?.state).toBe('running'));
    await hear(ringtone);
  });

  it('forgets what was to be heard once: it would come too late', async () => {
    speakers.block();
    const { ann, bob, show, settle } = await startCallTest();
    show(<Ringtone />);
    ann.client.call('bob');
    await settle();
    onlyCall(bob).reject();
    await settle();
    await hear(1.05);
    speakers.allow();
    fireEvent.click(document.body);
    expect(lengths()).toEqual([]);
  });

  it('takes the first touch for permission, and lets the loudspeaker sleep', async () => {
    const { show } = await startCallTest();
    const { unmount } = show(<Ringtone />);
    expect(speakers.open()).toEqual([]);
    fireEvent.click(document.body);
    await waitFor(() => expect(speakers.open().map(({ state }) => state)).toEqual(['suspended']));
    unmount();
    expect(speakers.open()).toEqual([]);
  });

  it('is silent where there is no Web Audio at all', async () => {
    vi.stubGlobal('AudioContext', undefined);
    const { bob, show, settle } = await startCallTest();
    show(<Ringtone />);
    bob.client.call('ann');
    await settle();
    fireEvent.click(document.body);
    await settle();
    expect(lengths()).toEqual([]);
  });
});
