import {
  createCallClient,
  quickbloxAddressing,
  strophe,
  type CallClient,
  type CallSession,
} from '@parley/core';
import { CallProvider, VideoCall } from '@parley/react';
import '@parley/react/styles.css';
import { createRoot } from 'react-dom/client';
import type { Counts, MeshDriver } from './driver.js';

let client: CallClient | null = null;
let call: CallSession | null = null;

async function count(): Promise<Counts> {
  const reports = await Promise.all(
    window.peerConnections
      .filter(({ connectionState }) => connectionState === 'connected')
      .map((connection) => connection.getStats()),
  );
  const limited: Record<string, number> = {};
  const receivedFrames: number[] = [];
  const widths: number[] = [];
  const sums = { encodeTime: 0, encodedFrames: 0, decodeTime: 0, sentBytes: 0, receivedBytes: 0 };
  for (const report of reports)
    report.forEach((entry: Readonly<Record<string, unknown>>) => {
      const of = (name: string): number => Number(entry[name] ?? 0);
      if (entry['type'] === 'outbound-rtp') sums.sentBytes += of('bytesSent');
      if (entry['kind'] !== 'video') return;
      if (entry['type'] === 'outbound-rtp') {
        sums.encodeTime += of('totalEncodeTime');
        sums.encodedFrames += of('framesEncoded');
        const reason = String(entry['qualityLimitationReason']);
        limited[reason] = (limited[reason] ?? 0) + 1;
      } else if (entry['type'] === 'inbound-rtp') {
        sums.decodeTime += of('totalDecodeTime');
        sums.receivedBytes += of('bytesReceived');
        receivedFrames.push(of('framesDecoded'));
        widths.push(of('frameWidth'));
      }
    });
  return { at: performance.now(), ...sums, receivedFrames, widths, limited };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

const driver: MeshDriver = {
  async join({ url, host, userId, password, adapts }) {
    client = createCallClient({
      signaling: strophe({ service: url, credentials: () => ({ userId, password }) }),
      addressing: quickbloxAddressing({ appId: 1, host }),
      adaptToDemand: adapts,
      // All of them set up their connections on one machine: with many that takes longer than a call waits for one person.
      timers: { answerTimeout: 600_000, connectTimeout: 600_000 },
    });
    client.on('call', (begun) => {
      call = begun;
    });
    const root = document.getElementById('root');
    if (!root) throw new Error('the page has no root element');
    createRoot(root).render(
      <CallProvider client={client}>
        <VideoCall />
      </CallProvider>,
    );
    await client.connect();
  },
  call(userIds) {
    client?.call(userIds);
  },
  get isRinging() {
    return call?.snapshot.state === 'ringing';
  },
  accept() {
    call?.accept();
  },
  get connected() {
    const people = Object.values(call?.snapshot.participants ?? {});
    return people.filter(({ state, videoTrack }) => state === 'connected' && videoTrack).length;
  },
  get standing() {
    const { state, participants, endReason } = call?.snapshot ?? {};
    const people = Object.values(participants ?? {}).map(
      ({ userId, state: theirs, leftReason, videoTrack }) =>
        `${userId} ${leftReason ?? theirs}${videoTrack ? '' : ' without a picture'}`,
    );
    return `${endReason ?? state ?? 'no call'} (${people.join(', ')})`;
  },
  count,
  async hide() {
    // A headless browser hides no page: this one is told so, as by another tab in front of it.
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    const begun = performance.now();
    let last = begun;
    let before = (await count()).receivedBytes;
    while (performance.now() - begun < 5000) {
      await wait(25);
      const { receivedBytes } = await count();
      if (receivedBytes !== before) last = performance.now();
      else if (performance.now() - last > 1500) return last - begun;
      before = receivedBytes;
    }
    return null;
  },
};
window.mesh = driver;
