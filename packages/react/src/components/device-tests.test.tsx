// @vitest-environment happy-dom
import { FakeStream } from '@parley/testing';
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCallTest } from '../test-support/render.js';
import { DeviceSettings } from './device-settings.js';
import { MicTest } from './mic-test.js';
import { SpeakerTest } from './speaker-test.js';

/** What would be heard. */
class FakeAudio extends EventTarget {
  static readonly all: FakeAudio[] = [];
  static refuses = false;
  sinkId = '';
  isPlaying = false;
  readonly src: string;

  constructor(src: string) {
    super();
    this.src = src;
    FakeAudio.all.push(this);
  }

  setSinkId(id: string): Promise<void> {
    this.sinkId = id;
    return Promise.resolve();
  }

  play(): Promise<void> {
    if (FakeAudio.refuses) return Promise.reject(new DOMException('no', 'NotAllowedError'));
    this.isPlaying = true;
    return Promise.resolve();
  }

  pause(): void {
    this.isPlaying = false;
  }

  removeAttribute(): void {}

  finish(): void {
    this.dispatchEvent(new Event('ended'));
  }
}

class FakeRecorder extends EventTarget {
  static readonly streams: MediaStream[] = [];
  readonly mimeType = 'audio/webm';
  state: 'inactive' | 'recording' = 'inactive';

  constructor(stream: MediaStream) {
    super();
    FakeRecorder.streams.push(stream);
  }

  start(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['sound']) }));
    this.dispatchEvent(new Event('stop'));
  }
}

const urls = new Set<string>();
const heard = (): FakeAudio[] => FakeAudio.all.filter(({ isPlaying }) => isPlaying);
const press = async (name: string): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => {
  FakeAudio.all.length = 0;
  FakeAudio.refuses = false;
  FakeRecorder.streams.length = 0;
  urls.clear();
  vi.stubGlobal('Audio', FakeAudio);
  vi.stubGlobal('MediaStream', FakeStream);
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${String(Math.random())}`;
    urls.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void urls.delete(url));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('SpeakerTest', () => {
  it('plays on the chosen speaker, says so while it is heard, and leaves nothing', async () => {
    const { ann, show, settle } = await startCallTest();
    await ann.client.devices.select('speaker', 'audiooutput-1');
    const { container } = show(<SpeakerTest />);
    await settle();
    await press('Test speaker');
    expect(screen.getByRole('status')).toHaveTextContent('Playing a sound…');
    expect(heard().map(({ sinkId }) => sinkId)).toEqual(['audiooutput-1']);
    act(() => heard()[0]?.finish());
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(container.firstElementChild).toHaveAttribute('data-state', 'idle');
    expect(urls.size).toBe(0);
  });

  it('is stopped by a second press, and when it goes away', async () => {
    const { show, settle } = await startCallTest();
    const { unmount } = show(<SpeakerTest />);
    await settle();
    await press('Test speaker');
    await press('Stop');
    expect(heard()).toEqual([]);
    await press('Test speaker');
    expect(heard()).toHaveLength(1);
    unmount();
    expect([heard(), urls.size]).toEqual([[], 0]);
  });

  it('says when it cannot be heard', async () => {
    const { show, settle } = await startCallTest();
    FakeAudio.refuses = true;
    show(<SpeakerTest />);
    await settle();
    await press('Test speaker');
    expect(screen.getByRole('status')).toHaveTextContent('The test did not work.');
    expect(urls.size).toBe(0);
  });
});

describe('MicTest', () => {
  it('opens the microphone, records it, gives it back, and plays what it heard', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ann, show, settle } = await startCallTest();
    show(<MicTest />);
    await settle();
    await press('Test microphone');
    expect(screen.getByRole('status')).toHaveTextContent('Recording');
    expect(ann.media.tracks.map(({ kind, readyState }) => [kind, readyState])).toEqual([['audio', 'live']]);
    await act(async () => vi.advanceTimersByTime(4_000));
    expect(screen.getByRole('status')).toHaveTextContent('Playing what you said…');
    expect(ann.media.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(FakeRecorder.streams.map(({ active }) => active)).toEqual([false]);
    act(() => heard()[0]?.finish());
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect([heard(), urls.size]).toEqual([[], 0]);
  });

  it('records one that is muted in a call, of which the call hears nothing', async () => {
    const { ann, show, settle } = await startCallTest();
    const call = ann.client.call('bob');
    await settle();
    await call.setMicrophoneEnabled(false);
    const { unmount } = show(<MicTest />);
    await settle();
    await press('Test microphone');
    const [recorded] = FakeRecorder.streams.flatMap((stream) => stream.getTracks());
    const { track } = call.snapshot.local.audio;
    expect(recorded).toMatchObject({ enabled: true, readyState: 'live' });
    expect(track).toMatchObject({ enabled: false, readyState: 'live' });
    expect(recorded).not.toBe(track);
    unmount();
    expect(recorded?.readyState).toBe('ended');
    expect(track?.readyState).toBe('live');
  });

  it('says that it failed without a microphone', async () => {
    const { ann, show, settle } = await startCallTest();
    ann.media.fail('audio', 'NotAllowedError');
    show(<MicTest />);
    await settle();
    await press('Test microphone');
    expect(screen.getByRole('status')).toHaveTextContent('The test did not work.');
  });

  it('says that a browser without MediaRecorder cannot, and still shows the level', async () => {
    vi.stubGlobal('MediaRecorder', undefined);
    const { show, settle } = await startCallTest();
    show(<MicTest />);
    await settle();
    expect(screen.getByRole('status')).toHaveTextContent('This browser cannot record a test.');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByRole('meter')).toBeInTheDocument();
  });
});

describe('DeviceSettings', () => {
  it('has a labelled choice for each kind, without cameras when told so', async () => {
    const { show, settle } = await startCallTest();
    const { unmount } = show(<DeviceSettings />);
    await settle();
    for (const name of ['Camera', 'Microphone', 'Speaker'])
      expect(screen.getByRole('combobox', { name })).toBeEnabled();
    unmount();
    show(<DeviceSettings video={false} slots={{ speaker: null, speakerTest: null }} />);
    await settle();
    expect(screen.getAllByRole('combobox')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Test speaker' })).toBeNull();
  });

  it('says that there is no device of a kind', async () => {
    const { ann, show, settle } = await startCallTest();
    ann.media.unplug('videoinput-1');
    show(<DeviceSettings />);
    await settle();
    expect(screen.getByRole('combobox', { name: 'Camera' })).toBeDisabled();
    expect(screen.getByRole('option', { name: 'No camera found' })).toBeInTheDocument();
  });
});
