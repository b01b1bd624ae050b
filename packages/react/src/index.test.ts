import { expect, it } from 'vitest';
import * as react from './index.js';

it('shows these names and no others', () => {
  expect(Object.keys(react).toSorted()).toEqual([
    'AudioRenderer',
    'Avatar',
    'CallControls',
    'CallProvider',
    'CameraButton',
    'HangUpButton',
    'IncomingCallDialog',
    'MicButton',
    'OutgoingCall',
    'ParticipantTile',
    'SelfView',
    'VideoCall',
    'VideoGrid',
    'en',
    'useCall',
    'useCallClient',
    'useCallDuration',
    'useConnectionState',
    'useContacts',
    'useDisplayName',
    'useIncomingCall',
    'useLocalMedia',
    'useParticipant',
    'useParticipants',
  ]);
});
