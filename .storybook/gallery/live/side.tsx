import { CallProvider, IncomingCallDialog, VideoCall, useCall, useContacts } from '@parley/react';
import type { CallClient } from '@parley/core';
import { createCanvasMedia, createTestClient } from '@parley/testing';
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { SceneLocale } from '../../../packages/react/src/test-support/scene.js';
import { findTown } from './town.js';

const pictures = {
  ann: { color: 'oklch(52% 0.09 250)', label: 'Ann Lee' },
  bob: { color: 'oklch(48% 0.1 165)', label: 'Bob Okafor' },
} as const;

export interface SideProps {
  readonly userId: keyof typeof pictures;
}

/** One of two people, with a phone of their own. */
export function Side({ userId }: SideProps): ReactElement {
  const [client, setClient] = useState<CallClient | null>(null);
  const locale = useContext(SceneLocale);

  useEffect(
    function signIn() {
      const { network, peers } = findTown();
      const own = createTestClient({
        network,
        userId,
        peerConnections: peers,
        mediaDevices: createCanvasMedia(pictures[userId]),
      });
      const show = (): void => setClient(own);
      own.connect().then(show, show);
      return () => own.close();
    },
    [userId],
  );

  if (!client) return <></>;
  return (
    <CallProvider client={client} locale={locale}>
      <div style={{ display: 'grid', blockSize: '100dvb' }}>
        <People name={pictures[userId].label} />
        <VideoCall />
      </div>
      <IncomingCallDialog />
    </CallProvider>
  );
}

/** Whom one can call, while one is in no call. */
function People({ name }: { readonly name: string }): ReactElement | null {
  const { state, call } = useCall();
  const contacts = useContacts();
  if (state !== 'idle') return null;
  return (
    <main className="gallery-phone">
      <h1>{name}</h1>
      {contacts.map((contact) => (
        <button
          key={contact.userId}
          type="button"
          disabled={!contact.available}
          onClick={() => call(contact.userId)}
        >
          Call {contact.name}
        </button>
      ))}
    </main>
  );
}
