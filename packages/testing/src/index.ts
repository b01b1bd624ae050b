export { createCanvasMedia, type CanvasPicture } from './canvas-media.js';
export { createFakeClock, type FakeClock } from './fake-clock.js';
export { createFakeMedia, type FakeMedia } from './fake-media.js';
export {
  createFakeNetwork,
  type FakeNetwork,
  type FakeNetworkOptions,
  type SentSignal,
} from './fake-network.js';
export { createFakePeerConnections, type FakePeerConnections } from './fake-peer-connections.js';
export { FakeStream, FakeTrack } from './fake-tracks.js';
export { seededRandom } from './random.js';
export { createTestClient, type TestClientOptions } from './test-client.js';
