import type { RefusalCounters } from './call-client.js';

// Of a file of its own: a client counts from the beginning, and refuses only what comes once it is signed in.
/** Nothing was refused yet. */
export const noRefusals: RefusalCounters = {
  malformed: 0,
  notMember: 0,
  unknownSession: 0,
  messages: 0,
  flood: 0,
  blocked: 0,
};
