// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { Profiler, useRef } from 'react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { useTrackLevel } from '../hooks/use-track-level.js';
import { showStillCall } from '../test-support/show-still-call.js';
import { CallControls } from './call-controls.js';
import { CallShortcuts } from './call-shortcuts.js';
import { LevelMeter } from './level-meter.js';
import { MicNotice } from './mic-notice.js';

describe('LevelMeter', () => {
  it('follows our own level in the call without a render, and lets go', async () => {
    const { show, setLevel } = await showStillCall(1);
    let commits = 0;
    const { unmount } = show(
      <Profiler id="meter" onRender={() => (commits += 1)}>
        <LevelMeter />
      </Profiler>,
    );
    const meter = screen.getByRole('meter', { name: 'Microphone level' });
    expect(meter).toHaveAttribute('aria-valuenow', '0');
    const before = commits;
    setLevel('ann', 0.1);
    expect(meter).toHaveAttribute('aria-valuenow', '60');
    expect(meter.style.getPropertyValue('--parley-meter')).toBe('0.6');
    setLevel('bob', 1);
    expect(meter).toHaveAttribute('aria-valuenow', '60');
    setLevel('ann', 1);
    expect(meter).toHaveAttribute('aria-valuenow', '100');
    setLevel('ann', 0.003);
    expect(meter).toHaveAttribute('aria-valuenow', '0');
    expect(commits).toBe(before);
    unmount();
    setLevel('ann', 1);
    expect(meter).toHaveAttribute('aria-valuenow', '0');
  });

  it('is silent without a track, and needs no call then', async () => {
    function Dot(): ReactElement {
      const dot = useRef<HTMLSpanElement>(null);
      useTrackLevel(dot, null);
      return <span ref={dot} data-testid="dot" />;
    }
    const { show, setLevel } = await showStillCall(1);
    show(
      <>
        <LevelMeter track={null} />
        <Dot />
      </>,
    );
    setLevel('ann', 1);
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuenow', '0');
    expect(screen.getByTestId('dot').style.getPropertyValue('--parley-level')).toBe('0.00');
  });
});

describe('MutedHint', () => {
  function Bar(): ReactElement {
    const frame = useRef<HTMLDivElement>(null);
    return (
      <div ref={frame}>
        <CallShortcuts element={frame}>
          <CallControls />
        </CallShortcuts>
      </div>
    );
  }

  it('is said once, beside the button and with its keys, and goes with the notice', async () => {
    const { show, set } = await showStillCall(1);
    show(<Bar />);
    const region = screen.getByRole('status');
    expect(region).toBeEmptyDOMElement();
    set({ microphoneNotice: 'talking-while-muted' });
    expect(region).toHaveTextContent('You are mutedPress Ctrl+D to unmute');
    const [words] = region.children;
    // What else happens says it no second time.
    set({ activeSpeakerId: 'bob' });
    expect(region.children[0]).toBe(words);
    set({ microphoneNotice: null });
    expect(region).toBeEmptyDOMElement();
  });

  it('is not said of what is wrong with the microphone itself', async () => {
    const { show, set } = await showStillCall(1);
    show(<CallControls />);
    set({ microphoneNotice: 'silent' });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

describe('MicNotice', () => {
  it('offers another microphone to whose own gives nothing, and goes when it is heard', async () => {
    const { show, set } = await showStillCall(1);
    show(<MicNotice />);
    const region = screen.getByRole('status');
    expect(region).toBeEmptyDOMElement();
    set({ microphoneNotice: 'silent' });
    expect(region).toHaveTextContent('Nothing comes from your microphone');
    expect(screen.getByRole('button', { name: 'Audio settings' })).toHaveAttribute('popovertarget');
    set({ microphoneNotice: null });
    expect(region).toBeEmptyDOMElement();
    set({ microphoneNotice: 'talking-while-muted' });
    expect(region).toBeEmptyDOMElement();
  });

  it('stays closed while it says the same', async () => {
    const { show, set, user } = await showStillCall(1);
    show(<MicNotice />);
    const region = screen.getByRole('status');
    set({ microphoneNotice: 'clipping' });
    expect(region).toHaveTextContent('Your microphone is too loud');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(region).toBeEmptyDOMElement();
    set({ activeSpeakerId: 'bob' });
    expect(region).toBeEmptyDOMElement();
    set({ microphoneNotice: null });
    set({ microphoneNotice: 'clipping' });
    expect(region).toHaveTextContent('Your microphone is too loud');
  });
});
