// A minimal server-rendered app on the built packages, in plain Node: what a server sends, and a browser that takes it
// over. Run by check-packages.mjs in a process of its own; ends with an error when something is wrong.
import {
  createFakeClock,
  createFakeMedia,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
} from '@parley/testing';
import { CallProvider, IncomingCallDialog, VideoCall } from '@parley/react';
import { de } from '@parley/react/messages/de';
import { Window } from 'happy-dom';
import assert from 'node:assert/strict';
import { createElement as h, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';

assert.equal(typeof window, 'undefined', 'this is no plain Node');
assert.equal(typeof document, 'undefined', 'this is no plain Node');

const clock = createFakeClock();
const network = createFakeNetwork({ clock });
const peerConnections = createFakePeerConnections();

/** @param {string} userId */
async function signIn(userId) {
  network.addUser(userId, userId);
  const client = createTestClient({
    network,
    userId,
    clock,
    peerConnections,
    mediaDevices: createFakeMedia(),
  });
  await client.connect();
  return client;
}

/** @param {import('@parley/core').CallClient} client */
function app(client) {
  return h(StrictMode, null, h(CallProvider, { client, messages: de }, h(IncomingCallDialog), h(VideoCall)));
}

// The server.
const ann = await signIn('Ann');
const bob = await signIn('Bob');
const markup = [renderToString(app(ann))];
ann.call('Bob');
markup.push(renderToString(app(ann)));
await clock.advance(500);
markup.push(renderToString(app(bob)));
for (const ringing of bob.calls) ringing.accept();
await clock.advance(500);
markup.push(renderToString(app(ann)));
const [idle = '-', dialing = '', ringing = '', connected = ''] = markup;
assert.equal(idle, '', 'there is no call to show');
assert.match(dialing, /Anruf abbrechen/);
assert.match(ringing, /<dialog[^>]+aria-label="Eingehender Videoanruf von Ann"/);
assert.match(connected, /data-phase="in-call".*<video/s);
assert.equal(typeof window, 'undefined', 'rendering made a window');

// The browser: the globals of a page come only now, after everything was imported.
const page = new Window({ url: 'https://app.example/' });
for (const name of Object.getOwnPropertyNames(page)) {
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { configurable: true, value: Reflect.get(page, name) });
}
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const { act } = await import('react');
const { hydrateRoot } = await import('react-dom/client');

/** @type {unknown[]} */
const complaints = [];
console.error = (...words) => complaints.push(words);
const container = document.createElement('div');
document.body.append(container);
container.innerHTML = connected;
const before = container.firstElementChild;
await act(async () => {
  hydrateRoot(container, app(ann), { onRecoverableError: (error) => complaints.push(error) });
  await clock.advance(1000);
});
assert.deepEqual(complaints, [], 'hydration complained');
assert.equal(container.firstElementChild, before, 'the markup of the server was thrown away');
assert.equal(container.firstElementChild?.getAttribute('aria-label'), 'Anruf mit Bob');
ann.close();
bob.close();
// happy-dom's timers would hold the process.
process.exit(0);
