'use client';
import { useEffect, useRef, useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallState } from '../hooks/use-call-slice.js';
import { useLobbyMessages } from '../hooks/use-lobby-messages.js';
import { SoundIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { playBlob } from '../lib/play-blob.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { encodeWav } from '../lib/sounds/encode-wav.js';
import { renderPattern } from '../lib/sounds/render-pattern.js';
import { soundPatterns } from '../lib/sounds/sound-patterns.js';

/** How the test goes, for a `render` function. */
export interface SpeakerTestState {
  readonly state: 'idle' | 'starting' | 'playing' | 'failed';
}

/** What `SpeakerTest` is given; everything else goes to its `<div>`. */
export interface SpeakerTestProps extends Omit<ComponentProps<'div'>, 'children'> {
  readonly render?: RenderProp<ComponentProps<'div'>, SpeakerTestState> | undefined;
}

/** Plenty for tones below 4 kHz. */
const sampleRate = 22_050;

/**
 * Plays a sound on the chosen speaker, and says so while it is heard; a second press stops it.
 *
 * Attributes: `data-state` (`idle`, `starting`, `playing`, `failed`).
 */
export function SpeakerTest({ render, className, ...props }: SpeakerTestProps): ReactElement {
  const { testSpeaker, speakerPlays, stopTest, testFailed } = useLobbyMessages();
  const speaker = useCallState((state) => state.devices.selected.speaker);
  const [state, setState] = useState<SpeakerTestState['state']>('idle');
  const stop = useRef<(() => void) | null>(null);

  useEffect(function stopAtTheEnd() {
    return () => stop.current?.();
  }, []);

  const isRunning = state === 'starting' || state === 'playing';
  const press = (): void => {
    if (isRunning) {
      stop.current?.();
      return;
    }
    setState('starting');
    const sound = encodeWav(renderPattern(soundPatterns.ringtone, sampleRate), sampleRate);
    stop.current = playBlob(sound, speaker, (next) => setState(next === 'ended' ? 'idle' : next));
  };
  const element = (
    <div {...props} className={classNames('parley-test', className)} data-state={state}>
      <button type="button" className="parley-button" onClick={press}>
        <SoundIcon />
        {isRunning ? stopTest : testSpeaker}
      </button>
      <p role="status">
        {state === 'playing' && speakerPlays}
        {state === 'failed' && testFailed}
      </p>
    </div>
  );
  return renderElement(element, render, { state });
}
