import { expect, it } from 'vitest';
import * as core from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(core).toSorted()).toEqual([
    'CallError',
    'Emitter',
    'browserMediaDevices',
    'browserPage',
    'browserPeerConnections',
    'browserRejoinStorage',
    'compareUserIds',
    'consoleLogger',
    'createCallClient',
    'createDevicePreview',
    'createLogExporter',
    'defaultCallTimers',
    'defaultConstraints',
    'defaultReactions',
    'emptyChat',
    'emptyHistory',
    'exponentialBackoff',
    'hdQuality',
    'isTape',
    'jidAddressing',
    'laterEffect',
    'lowQuality',
    'maxChatLength',
    'maxHistoryEntries',
    'meterTrack',
    'motionScreenQuality',
    'quickbloxAddressing',
    'quickbloxIceServers',
    'recordTape',
    'silentLogger',
    'standardQuality',
    'strophe',
    'systemClock',
    'textScreenQuality',
    'timelineLine',
    'timelineText',
    'xmppIceServers',
  ]);
});

it('touches no browser global when it is imported or a client is made', () => {
  // This test runs in plain Node: there is nothing to touch.
  expect(typeof window).toBe('undefined');
  const client = core.createCallClient({
    signaling: core.strophe({
      service: 'wss://chat.example/xmpp-websocket',
      credentials: () => ({ userId: '1', password: 'secret' }),
    }),
    addressing: core.quickbloxAddressing({ appId: 1, host: 'chat.example' }),
  });
  expect(client.connectionState).toBe('offline');
  expect(() => client.call('2')).toThrow(expect.objectContaining({ code: 'invalid-state' }));
  client.close();
  expect(typeof window).toBe('undefined');
  expect('WebSocket' in globalThis && typeof document !== 'undefined').toBe(false);
});
