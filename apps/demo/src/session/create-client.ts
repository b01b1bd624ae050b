import { consoleLogger, createCallClient, quickbloxIceServers, strophe } from '@parley/core';
import type { CallClient } from '@parley/core';
import { addressingOf, ownService } from '../sign-in/server-settings.js';
import type { Profile } from '../sign-in/sign-in-draft.js';

/**
 * Makes the client of one user, at the server of this page or at another.
 *
 * @throws CallError `invalid-argument` when the server's address or domain cannot be one
 */
export function createClient({ name, server, userId }: Profile, password: string): CallClient {
  return createCallClient({
    signaling: strophe({
      service: server?.service ?? ownService(location),
      credentials: () => ({ userId, password }),
    }),
    addressing: addressingOf(server),
    // Two windows of one machine find each other without help.
    iceServers: server?.publicIce ? quickbloxIceServers : [],
    // A second call rings too, and asks what is to become of the first.
    callWaiting: true,
    // Every call and every answer says who it is from; a name is optional on another server.
    userInfo: name === '' ? {} : { name },
    logger: consoleLogger('warn'),
  });
}
