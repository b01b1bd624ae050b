import { createCallClient, jidAddressing, strophe } from '@parley/core';
import { fetchLogin } from './login.js';

const client = createCallClient({
  signaling: strophe({ service: 'wss://chat.example/xmpp-websocket', credentials: () => fetchLogin() }),
  addressing: jidAddressing({ host: 'chat.example' }),
});

/** Signs in, answers whoever calls, and tells how it goes. */
export async function answerEverybody(): Promise<() => void> {
  const stop = client.on('call', (call) => {
    call.on('change', ({ state, endReason }) => console.log(state, endReason));
    if (call.snapshot.direction === 'incoming') call.accept({ video: false });
  });
  await client.connect();
  return () => {
    stop();
    client.close();
  };
}
