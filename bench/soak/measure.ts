import type { CDPSession, Page } from '@playwright/test';

/** What a page holds once its garbage was collected. */
export interface Holdings {
  /** Bytes of JavaScript objects. */
  readonly heap: number;
  /** Those of them that are neither compiled code nor what V8 notes down about it. */
  readonly objects: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Objects that JavaScript can still reach, or that the browser keeps for it. */
  readonly peerConnections: number;
  readonly dataChannels: number;
  readonly tracks: number;
  readonly streams: number;
  readonly audioContexts: number;
}

/** What is counted by its class in the page. */
const classes = {
  peerConnections: 'RTCPeerConnection',
  dataChannels: 'RTCDataChannel',
  tracks: 'MediaStreamTrack',
  streams: 'MediaStream',
  audioContexts: 'AudioContext',
} as const;

export const holdings: readonly (keyof Holdings)[] = [
  'heap',
  'objects',
  'nodes',
  'listeners',
  'peerConnections',
  'dataChannels',
  'tracks',
  'streams',
  'audioContexts',
];

/** Collects the garbage of a page and counts what is left (Chrome DevTools Protocol); its objects are counted in a snapshot. */
export async function measure(page: Page): Promise<Omit<Holdings, 'objects'>> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable');
    // What a finalizer gives up is garbage only for the next collection.
    for (const _ of [1, 2, 3]) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      heap: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      peerConnections: await countOf(session, classes.peerConnections),
      dataChannels: await countOf(session, classes.dataChannels),
      tracks: await countOf(session, classes.tracks),
      streams: await countOf(session, classes.streams),
      audioContexts: await countOf(session, classes.audioContexts),
    };
  } finally {
    await session.detach();
  }
}

async function countOf(session: CDPSession, className: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: `${className}.prototype` });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  const { result: length } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  const ids = [result.objectId, objects.objectId].filter((id) => id !== undefined);
  for (const objectId of ids) await session.send('Runtime.releaseObject', { objectId });
  const count: unknown = length.value;
  return typeof count === 'number' ? count : Number.NaN;
}
