'use client';
import type { SessionId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useLobbyMessages } from '../hooks/use-lobby-messages.js';
import { useLocalAudio } from '../hooks/use-local-media.js';
import { useMicTest } from '../hooks/use-mic-test.js';
import type { MicTestPhase } from '../hooks/use-mic-test.js';
import { MicIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { LevelMeter } from './level-meter.js';

/** How the test goes, for a `render` function. */
export interface MicTestState {
  readonly state: MicTestPhase;
}

/** What `MicTest` is given; everything else goes to its `<div>`. */
export interface MicTestProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** The microphone. Default: that of the call, else it is opened for the test. */
  readonly track?: MediaStreamTrack | null | undefined;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, MicTestState> | undefined;
}

/**
 * Shows how loud the microphone is, records it for four seconds and plays that back on the chosen speaker. Nobody in
 * the call hears of it; one that is muted there is heard here.
 *
 * Attributes: `data-state` (`idle`, `starting`, `recording`, `playing`, `failed`, `unsupported`).
 */
export function MicTest({ track, callId, render, className, ...props }: MicTestProps): ReactElement {
  const texts = useLobbyMessages();
  const { track: inCall } = useLocalAudio(callId);
  const source = track ?? inCall;
  const { phase, recorded, press } = useMicTest(source);
  const isRunning = phase === 'starting' || phase === 'recording' || phase === 'playing';
  const said: Readonly<Record<MicTestPhase, string | null>> = {
    idle: null,
    starting: null,
    recording: texts.microphoneRecords,
    playing: texts.microphonePlays,
    failed: texts.testFailed,
    unsupported: texts.cannotRecord,
  };
  const element = (
    <div {...props} className={classNames('parley-test', className)} data-state={phase}>
      <LevelMeter track={recorded ?? source} />
      {phase !== 'unsupported' && (
        <button type="button" className="parley-button" onClick={press}>
          <MicIcon />
          {isRunning ? texts.stopTest : texts.testMicrophone}
        </button>
      )}
      <p role="status">{said[phase]}</p>
    </div>
  );
  return renderElement(element, render, { state: phase });
}
