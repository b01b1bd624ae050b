// @vitest-environment happy-dom
import { useLayoutEffect } from 'react';
import { expect, it } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { VideoCall } from './video-call.js';

stubMediaElements();

const seen: boolean[] = [];
const hasBar = (): boolean => document.querySelector('.bar') !== null;

function Pictures(): null {
  useLayoutEffect(function look() {
    seen.push(hasBar());
  }, []);
  return null;
}

/** Nothing that is fetched. */
const rest = { outgoing: null, extras: null, announcer: null, sound: null, ended: null };
const slots = { ...rest, grid: <Pictures />, controls: <div className="bar" /> };

it('shows the pictures of an answered call before its bar, and those of a call that went out with it', async () => {
  const { ann, bob, show, settle } = await startCallTest();
  show(<VideoCall slots={slots} />);
  bob.client.call('ann');
  await settle();
  onlyCall(ann).accept();
  await settle();
  expect(seen).toEqual([false]);
  expect(hasBar()).toBe(true);

  onlyCall(ann).hangUp();
  await settle();
  expect(hasBar()).toBe(false);
  // In the region that the first call has left there.
  ann.client.call('bob');
  await settle();
  onlyCall(bob).accept();
  await settle();
  expect(seen).toEqual([false, true]);
});
