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
    'useAudioLevel',
    'useCall',
    'useCallClient',
    'useCallDuration',
    'useCamera',
    'useConnectionState',
    'useContacts',
    'useDevices',
    'useDisplayName',
    'useIncomingCall',
    'useLayout',
    'useLocalMedia',
    'useMicrophone',
    'useParticipant',
    'useParticipants',
    'useScreenShare',
  ]);
});
