import { expect, test } from 'vitest';
import { quickbloxIceServers } from './quickblox-ice-servers.js';

test('the preset is the published list, in the form that RTCPeerConnection takes', () => {
  const login = { username: 'quickblox', credential: 'baccb97ba2d92d71e26eb9886da5f1e0' };
  expect(quickbloxIceServers).toEqual([
    { urls: 'stun:stun.l.google.com:19302' },
    { urls: 'stun:turn.quickblox.com', ...login },
    { urls: 'turn:turn.quickblox.com:3478?transport=udp', ...login },
    { urls: 'turn:turn.quickblox.com:3478?transport=tcp', ...login },
  ]);
});
