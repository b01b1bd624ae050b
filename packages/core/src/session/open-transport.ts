import type { CallEvent } from '../call/events.js';
import type { CallMachineState } from '../call/state.js';
import type { Params } from '../model/params.js';
import type { CallConfig } from './call-config.js';
import type { CallTransport, ChooseTransport, MediaTransport, TransportListener } from './media-transport.js';
import { assertRoom } from './member-limit.js';
import { MeshTransport } from './mesh-transport.js';

/** Who is told what the transport of a call does; what concerns the machine goes there as events. */
export interface RunningTransportListener extends Pick<
  TransportListener,
  'onChannel' | 'onMessage' | 'onRecovery' | 'onRenegotiation' | 'onTracks'
> {
  readonly dispatch: (event: CallEvent) => void;
}

/**
 * What carries a call, as the app chose, `null` for the mesh; and the call with the limit of that.
 *
 * @param userInfo - what the caller said
 * @throws CallError `too-many-members` for a call of ours that has more members than it bears
 */
export function chooseTransport(
  choose: ChooseTransport | undefined,
  call: CallMachineState,
  userInfo: Params,
): readonly [transport: MediaTransport | null, call: CallMachineState] {
  const { direction, callType, memberIds } = call;
  const transport = choose?.({ direction, callType, memberIds, userInfo }) ?? null;
  const maxMembers = transport?.maxMembers ?? call.maxMembers;
  if (direction === 'outgoing') assertRoom(memberIds.length + 1, maxMembers);
  return [transport, { ...call, maxMembers }];
}

/** Opens what carries a call: what was chosen for it, or the mesh. */
export function openTransport(
  config: CallConfig,
  { id, self, callType }: CallMachineState,
  { dispatch, ...others }: RunningTransportListener,
): CallTransport {
  const { clock, quality, transport } = config;
  const listener: TransportListener = {
    ...others,
    onDescription: (userId, type) => dispatch({ type: `${type}-ready`, userId }),
    onCandidates: (userId, candidates) => dispatch({ type: 'candidates', userId, candidates }),
    onState: (userId, state) => dispatch({ type: 'peer', at: clock.now(), userId, state }),
  };
  const call = { id, self, callType, quality, listener };
  return transport ? transport.open(call) : new MeshTransport(config, call);
}
