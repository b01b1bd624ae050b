import { createCallClient, quickbloxAddressing, strophe } from '@parley/core';
import { CallProvider, IncomingCallDialog, VideoCall } from '@parley/react';
import '@parley/react/styles.css';
import { fetchLogin } from './login.js';

const client = createCallClient({
  signaling: strophe({ service: 'wss://chat.example/xmpp-websocket', credentials: () => fetchLogin() }),
  addressing: quickbloxAddressing({ appId: 1, host: 'chat.example' }),
});
void client.connect();

export function Phone() {
  return (
    <CallProvider client={client}>
      <IncomingCallDialog />
      <VideoCall />
    </CallProvider>
  );
}
