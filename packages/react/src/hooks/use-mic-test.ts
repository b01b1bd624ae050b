'use client';
import { createDevicePreview } from '@parley/core';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { playBlob } from '../lib/play-blob.js';
import { canRecord, recordTrack } from '../lib/record-track.js';
import { useCallStore } from './use-call-store.js';

/** How a test of the microphone goes. */
export type MicTestPhase = 'idle' | 'starting' | 'recording' | 'playing' | 'failed' | 'unsupported';

interface MicTest {
  readonly phase: MicTestPhase;
  /** What is recorded now. */
  readonly recorded: MediaStreamTrack | null;
  /** Starts it, or stops it. */
  readonly press: () => void;
}

const never = (): (() => void) => () => undefined;

/**
 * Records the microphone for some seconds and plays that on the chosen speaker.
 *
 * @param track - what to record; without one the microphone is opened for as long as it takes
 */
export function useMicTest(track: MediaStreamTrack | null): MicTest {
  const store = useCallStore();
  const isSupported = useSyncExternalStore(never, canRecord, () => true);
  const [phase, setPhase] = useState<MicTestPhase>('idle');
  const [recorded, setRecorded] = useState<MediaStreamTrack | null>(null);
  const stop = useRef<(() => void) | null>(null);

  useEffect(function stopAtTheEnd() {
    return () => stop.current?.();
  }, []);

  const begin = useCallback(async () => {
    const { client } = store;
    const own = track ? null : createDevicePreview(client.devices);
    let undo: () => void = () => undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const end = (next: MicTestPhase): void => {
      if (signal.aborted) return;
      controller.abort();
      undo();
      own?.close();
      setRecorded(null);
      setPhase(next);
    };
    stop.current = () => end('idle');
    setPhase('starting');
    await own?.start({ video: false, remembers: false });
    const source = track ?? own?.snapshot.audio.track;
    if (signal.aborted) return;
    if (!source) {
      end('failed');
      return;
    }
    const play = (recording: Blob | null): void => {
      own?.close();
      setRecorded(null);
      if (!recording) {
        end('failed');
        return;
      }
      const { speaker } = client.devices.snapshot.selected;
      undo = playBlob(recording, speaker, (state) => {
        if (state === 'playing') setPhase(state);
        else end(state === 'ended' ? 'idle' : state);
      });
    };
    try {
      undo = recordTrack(source, setRecorded, play);
      setPhase('recording');
    } catch {
      end('failed'); // a track that ended meanwhile, or a recorder that takes no such sound
    }
  }, [store, track]);

  const isRunning = phase === 'starting' || phase === 'recording' || phase === 'playing';
  const press = (): void => {
    if (isRunning) stop.current?.();
    else void begin();
  };
  return { phase: isSupported ? phase : 'unsupported', recorded, press };
}
