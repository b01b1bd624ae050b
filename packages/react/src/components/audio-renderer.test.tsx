// @vitest-environment happy-dom
import { fakeDevice } from '@parley/testing';
import { act, fireEvent, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { AudioRenderer } from './audio-renderer.js';
import { ParticipantTile } from './participant-tile.js';

const media = stubMediaElements();

async function listen(ui: ReactElement) {
  const test = await startCallTest();
  test.ann.media.plug(fakeDevice('audiooutput', 2));
  test.show(ui);
  test.ann.client.call('bob', { video: false });
  await test.settle();
  onlyCall(test.bob).accept();
  await test.settle();
  return test;
}

const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);

describe('while the browser holds sound back', () => {
  it('the tile offers it, and nothing else does; one tap and it is gone', async () => {
    media.blockSound();
    const { user, settle } = await listen(
      <>
        <ParticipantTile userId="bob" />
        <AudioRenderer />
      </>,
    );
    expect(buttons()).toEqual(['Tap to hear Bob']);
    media.allowSound();
    await user.click(screen.getByRole('button', { name: 'Tap to hear Bob' }));
    await settle();
    expect(buttons()).toEqual([]);
    expect(media.playing().map(({ dataset }) => dataset['userId'])).toEqual(['bob']);
  });

  it('one button offers it for whoever has no tile', async () => {
    media.blockSound();
    await listen(<AudioRenderer data-testid="audio" />);
    expect(buttons()).toEqual(['Tap to hear the call']);
    expect(screen.getByTestId('audio')).toHaveAttribute('data-blocked');
  });

  it('a touch of anything else does as well', async () => {
    media.blockSound();
    const { settle } = await listen(<AudioRenderer />);
    media.allowSound();
    fireEvent.keyDown(document.body, { key: 'a' });
    await settle();
    expect(buttons()).toEqual([]);
    expect(media.playing()).toHaveLength(1);
  });

  it('is not offered for somebody who left while the browser thought about it', async () => {
    media.blockSound();
    const { ann, settle } = await listen(<AudioRenderer />);
    // A touch tries again, which is refused only after the end.
    fireEvent.keyDown(document.body, { key: 'a' });
    act(() => onlyCall(ann).hangUp());
    await settle();
    expect(buttons()).toEqual([]);
  });

  it('goes with the call', async () => {
    media.blockSound();
    const { ann, settle } = await listen(<AudioRenderer />);
    onlyCall(ann).hangUp();
    await settle();
    expect(buttons()).toEqual([]);
  });
});

describe('the chosen speaker', () => {
  const sinks: string[] = [];
  let isRefused = false;

  function stubSinks(): () => void {
    sinks.length = 0;
    isRefused = false;
    const ids = new WeakMap<object, string>();
    Object.defineProperties(HTMLMediaElement.prototype, {
      sinkId: {
        configurable: true,
        get(this: HTMLMediaElement) {
          return ids.get(this) ?? '';
        },
      },
      setSinkId: {
        configurable: true,
        value(this: HTMLMediaElement, id: string) {
          if (isRefused) return Promise.reject(new DOMException('gone', 'NotFoundError'));
          ids.set(this, id);
          sinks.push(id);
          return Promise.resolve();
        },
      },
    });
    return () => {
      Reflect.deleteProperty(HTMLMediaElement.prototype, 'sinkId');
      Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');
    };
  }

  it('plays everybody, from the beginning and when it changes', async () => {
    const restore = stubSinks();
    const { ann, bob, settle } = await listen(<AudioRenderer />);
    expect(sinks).toEqual([]);
    await act(() => ann.client.devices.select('speaker', 'audiooutput-2'));
    expect(sinks).toEqual(['audiooutput-2']);
    onlyCall(ann).hangUp();
    await settle();
    ann.client.call('bob', { video: false });
    await settle();
    onlyCall(bob).accept();
    await settle();
    expect(sinks).toEqual(['audiooutput-2', 'audiooutput-2']);
    restore();
  });

  it('goes on where it was when that one cannot be had', async () => {
    const restore = stubSinks();
    isRefused = true;
    const { ann } = await listen(<AudioRenderer />);
    await act(() => ann.client.devices.select('speaker', 'audiooutput-2'));
    expect(media.playing()).toHaveLength(1);
    restore();
  });

  it('is the browser’s own where none can be chosen', async () => {
    const { ann } = await listen(<AudioRenderer />);
    await act(() => ann.client.devices.select('speaker', 'audiooutput-2'));
    expect(media.playing()).toHaveLength(1);
  });
});
