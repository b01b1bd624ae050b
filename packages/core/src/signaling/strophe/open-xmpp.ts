import { randomUuid } from '../../lib/random-uuid.js';
import type { Emitter } from '../../lib/emitter.js';
import { defaultLivenessTimes } from '../liveness.js';
import { exponentialBackoff } from '../reconnect-policy.js';
import type { Service } from '../service.js';
import type { Signaling, SignalingContext, SignalingEvents } from '../signaling.js';
import { XmppSignaling } from '../xmpp-signaling.js';
import { ResumptionStore } from './resumption-store.js';
import type { StropheOptions } from './strophe-options.js';
import { StropheLink } from './strophe-link.js';

/** Makes the signaling that `strophe()` promises: a module of its own, fetched when somebody connects. */
export function openXmpp(
  context: SignalingContext,
  options: StropheOptions,
  services: readonly Service[],
  emitter: Emitter<SignalingEvents>,
): Signaling {
  const { clock, logger } = context;
  const store = new ResumptionStore(clock, options.outbox?.maxAge);
  const {
    credentials,
    resource,
    reconnect,
    liveness,
    connectTimeout = 15_000,
    fallbackAfter = 5000,
  } = options;
  return new XmppSignaling(
    context,
    {
      services,
      credentials,
      resource: resource ?? `parley-${randomUuid().slice(0, 8)}`,
      openLink: (service, login, listener) =>
        new StropheLink({ clock, logger, store }, service, login, listener),
      reconnect: reconnect ?? exponentialBackoff(),
      liveness: { ...defaultLivenessTimes, ...liveness },
      connectTimeout,
      fallbackAfter,
      ...(options.outbox === undefined ? {} : { outbox: options.outbox }),
    },
    emitter,
  );
}
