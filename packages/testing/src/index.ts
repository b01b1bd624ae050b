export { createFakeAudioContexts, type FakeAudioContexts } from './fake-audio-contexts.js';
export { createCanvasMedia, type CanvasPicture } from './canvas-media.js';
export { createFakeClock, type FakeClock } from './fake-clock.js';
export { createFakeMedia, fakeDevice, type FakeDevice, type FakeMedia } from './fake-media.js';
export {
  createFakeNetwork,
  type FakeNetwork,
  type FakeNetworkOptions,
  type SentMessage,
  type SentSignal,
} from './fake-network.js';
export { createFakePeerConnections, type FakePeerConnectionsOptions } from './fake-peer-connections.js';
export type { FakePeerConnections } from './fake-peer-world.js';
export type { ReceptionFacts } from './fake-reception.js';
export { FakeStream, FakeTrack, type FakeTrackSettings } from './fake-tracks.js';
export { createLoopbackTransport, type LoopbackTransport } from './loopback-transport.js';
export { seededRandom } from './random.js';
export { createMemoryStorage, createTestClient, type TestClientOptions } from './test-client.js';
export { replayTape, type TapeReplay, type TapeReplayOptions } from './replay-tape.js';
export type { SentEntry } from './tape-acts.js';
export type { TapeDeparture } from './tape-comparison.js';
