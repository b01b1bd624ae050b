import type { ParleyWindow } from './parley-window.js';

/** What a window sends of one kind of media, by its own statistics. */
export interface SentMedia {
  /** `mimeType` and `sdpFmtpLine` of the codec, empty before anything is sent. */
  readonly codec: string;
  readonly fmtp: string;
  /** Of pictures, in px. */
  readonly height: number;
  readonly framesPerSecond: number;
  readonly packets: number;
  readonly bytes: number;
  /** When it was measured, in ms. */
  readonly at: number;
}

/** Reads what the connection that was made last sends to the other side. */
export function sentBy({ page }: ParleyWindow, kind: 'audio' | 'video'): Promise<SentMedia> {
  return page.evaluate(async (wanted) => {
    const made = window.peerConnections.findLast((one) => one.connectionState === 'connected');
    const sent = { codec: '', fmtp: '', height: 0, framesPerSecond: 0, packets: 0, bytes: 0, at: 0 };
    const report = await made?.getStats();
    report?.forEach((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null) return;
      const field = (of: object, name: string): unknown => Reflect.get(of, name);
      const number = (name: string): number => Number(field(entry, name) ?? 0);
      if (field(entry, 'type') !== 'outbound-rtp' || field(entry, 'kind') !== wanted) return;
      const codec: unknown = report.get(String(field(entry, 'codecId')));
      if (typeof codec === 'object' && codec !== null) {
        sent.codec = String(field(codec, 'mimeType'));
        sent.fmtp = String(field(codec, 'sdpFmtpLine'));
      }
      sent.height = number('frameHeight');
      sent.framesPerSecond = number('framesPerSecond');
      sent.packets = number('packetsSent');
      sent.bytes = number('bytesSent');
      sent.at = number('timestamp');
    });
    return sent;
  }, kind);
}
