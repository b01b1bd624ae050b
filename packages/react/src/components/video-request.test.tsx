// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { startCallTest } from '../test-support/render.js';
import { CallAnnouncer } from './call-announcer.js';
import { CameraButton } from './camera-button.js';
import { VideoRequest } from './video-request.js';

async function inCall() {
  const test = await startCallTest();
  const call = test.ann.client.call('bob', { video: false });
  await test.settle();
  const theirs = onlyCall(test.bob);
  theirs.accept();
  await test.settle();
  test.show(
    <>
      <CallAnnouncer />
      <VideoRequest />
      <CameraButton />
    </>,
  );
  return { ...test, call, theirs };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('VideoRequest', () => {
  it('asks, and opens the camera with a yes', async () => {
    const { call, theirs, settle, user } = await inCall();
    expect(screen.queryByRole('group')).toBeNull();
    await act(() => theirs.requestVideo());
    await settle();
    expect(screen.getByRole('group', { name: 'Bob would like to turn on video' })).toHaveAttribute(
      'data-request',
      'incoming',
    );
    // It takes nobody's focus, and opens nothing by itself.
    expect(document.body).toHaveFocus();
    expect(call.snapshot.local.video.status).toBe('off');
    await user.click(button('Turn on video'));
    await settle();
    expect(call.snapshot).toMatchObject({ isVideo: true, local: { video: { status: 'live' } } });
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('declines with Escape', async () => {
    const { call, theirs, settle, user } = await inCall();
    await act(() => theirs.requestVideo());
    await settle();
    act(() => button('Turn on video').focus());
    await user.keyboard('{Escape}');
    await settle();
    expect(theirs.snapshot.videoRefusal).toBe('declined');
    expect(call.snapshot).toMatchObject({ isVideo: false, videoRequest: 'none' });
  });

  it('says that one asks, how it came out, and lets one ask again', async () => {
    const { theirs, settle, user } = await inCall();
    await user.click(button('Camera'));
    await settle();
    expect(button('Camera')).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('group', { name: 'Asking for video…' })).toBeInTheDocument();
    await act(() => theirs.answerVideoRequest(false));
    await settle();
    expect(button('Camera')).toHaveAttribute('aria-pressed', 'false');
    const refusal = screen.getByRole('group', { name: 'Your request for video was declined' });
    expect(refusal).toHaveAttribute('data-refusal', 'declined');
    await user.click(button('Close'));
    expect(screen.queryByRole('group')).toBeNull();
    await user.click(button('Camera'));
    await settle();
    await user.click(button('Stop asking'));
    await settle();
    expect(theirs.snapshot.videoRequest).toBe('none');
    expect(screen.queryByRole('group')).toBeNull();
  });
});
