import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CallProvider, IncomingCallDialog, VideoCall } from '../index.js';
import { createCallWorld, onlyCall } from '../test-support/call-world.js';
import type { Person } from '../test-support/call-world.js';

// In plain Node: there is no window to touch.
function renderFor({ client }: Person): string {
  return renderToString(
    <CallProvider client={client}>
      <IncomingCallDialog />
      <VideoCall />
    </CallProvider>,
  );
}

describe('on a server', () => {
  it('there is no window', () => {
    expect(typeof window).toBe('undefined');
  });

  it('renders nothing while there is no call, and subscribes to nothing', async () => {
    const world = createCallWorld();
    expect(renderFor(await world.signIn('ann'))).toBe('');
  });

  it('renders a call that goes out, one that is connected and one that is over', async () => {
    const world = createCallWorld();
    const ann = await world.signIn('ann');
    const bob = await world.signIn('bob', 'Bob');
    const call = ann.client.call('bob');
    expect(renderFor(ann)).toContain('Calling…');
    await world.clock.advance(500);
    onlyCall(bob).accept();
    await world.clock.advance(500);
    const markup = renderFor(ann);
    expect(markup).toContain('aria-label="Call with Bob"');
    expect(markup).toContain('Microphone');
    expect(markup).toContain('<video');
    call.hangUp();
  });

  it('renders a call that rings', async () => {
    const world = createCallWorld();
    const ann = await world.signIn('ann');
    const bob = await world.signIn('bob', 'Bob');
    bob.client.call('ann');
    await world.clock.advance(500);
    expect(renderFor(ann)).toContain('aria-label="Incoming video call from Bob"');
  });
});
