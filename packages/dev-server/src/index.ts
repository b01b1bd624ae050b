export { createDevServer } from './server/dev-server.js';
export type {
  DevServer,
  DevServerAddress,
  DevServerUser,
  SentByClient,
  UpgradeListener,
  UpgradeSource,
} from './server/dev-server.js';
export type { DevServerOptions } from './server/options.js';
export type { DevServerLimits } from './server/limits.js';
export type { ExternalService } from './iq/external-services.js';
export type { CancelTimer, Clock } from './lib/clock.js';
