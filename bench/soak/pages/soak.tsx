/* An app on the whole kit that lives as long as the page: its calls come and go, and must leave nothing. */
import {
  createCallClient,
  quickbloxAddressing,
  strophe,
  type CallClient,
  type CallState,
} from '@parley/core';
import { CallProvider, IncomingCallDialog, VideoCall } from '@parley/react';
import '@parley/react/styles.css';
import { createRoot } from 'react-dom/client';

/** Where and as whom to sign in. */
export interface SoakLogin {
  readonly url: string;
  readonly host: string;
  readonly userId: string;
  readonly password: string;
}

/** What the bench asks of a page: `window.soak`. */
export interface SoakDriver {
  signIn(login: SoakLogin): Promise<void>;
  call(userId: string): void;
  /** Answers whoever calls. @returns false while nobody does */
  accept(): boolean;
  hangUp(): void;
  /** Where the only call stands; `null` between two. */
  readonly state: CallState | null;
  /** Whether the other's picture moves: its frames are counted since the question before. */
  hasPicture(): boolean;
}

declare global {
  interface Window {
    soak: SoakDriver;
  }
}

let client: CallClient | null = null;
let frames = 0;

window.soak = {
  async signIn({ url, host, userId, password }) {
    const own = createCallClient({
      signaling: strophe({ service: url, credentials: () => ({ userId, password }) }),
      addressing: quickbloxAddressing({ appId: 1, host }),
    });
    client = own;
    createRoot(document.querySelector('#root') ?? document.body).render(
      <CallProvider client={own} sounds={false}>
        <IncomingCallDialog />
        <VideoCall />
      </CallProvider>,
    );
    await own.connect();
  },
  call(userId) {
    client?.call(userId);
  },
  accept() {
    const ringing = client?.calls.find((call) => call.snapshot.state === 'ringing');
    ringing?.accept();
    return ringing !== undefined;
  },
  hangUp() {
    for (const call of client?.calls ?? []) call.hangUp();
  },
  get state() {
    return client?.calls[0]?.snapshot.state ?? null;
  },
  hasPicture() {
    const before = frames;
    const videos = Array.from(document.querySelectorAll('video'));
    frames = videos.reduce((sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames, 0);
    return videos.length > 1 && frames > before;
  },
};
