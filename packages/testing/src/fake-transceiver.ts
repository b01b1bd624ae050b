import type { MediaReceiver, MediaTransceiver } from '@parley/core';
import { FakeTrack } from './fake-tracks.js';

/** What a transceiver has to do with the others. */
export interface TransceiverWorld {
  /** Another track is sent. */
  onTrack(): void;
  /** How loud a received track is; `null` when nothing comes. */
  levelOf(track: MediaStreamTrack): number | null;
}

/** A transceiver in memory. */
export class FakeTransceiver implements MediaTransceiver {
  direction: RTCRtpTransceiverDirection;
  mid: string | null = null;
  readonly receiver: MediaReceiver;
  readonly sender: MediaTransceiver['sender'] & { track: MediaStreamTrack | null };
  /** The other side's track that the listener was given last. */
  shown: MediaStreamTrack | null = null;

  constructor(kind: 'audio' | 'video', init: RTCRtpTransceiverInit, world: TransceiverWorld) {
    this.direction = init.direction ?? 'sendrecv';
    let looks = 0;
    this.receiver = {
      track: new FakeTrack(kind, `remote ${kind}`),
      getSynchronizationSources: () => {
        const audioLevel = this.shown && world.levelOf(this.shown);
        looks += 1; // there was always a packet since the last look
        return audioLevel === null ? [] : [{ audioLevel, timestamp: looks }];
      },
    };
    const sending: RTCRtpSendParameters = {
      transactionId: '',
      codecs: [],
      headerExtensions: [],
      rtcp: {},
      encodings: init.sendEncodings ?? [{ active: true }],
    };
    const sender: FakeTransceiver['sender'] = {
      track: null,
      setStreams: () => undefined,
      getParameters: () => sending,
      setParameters(parameters) {
        sending.encodings = parameters.encodings;
        return Promise.resolve();
      },
      replaceTrack(track) {
        sender.track = track;
        world.onTrack();
        return Promise.resolve();
      },
    };
    this.sender = sender;
  }
}
