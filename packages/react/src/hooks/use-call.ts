'use client';
import type { Contact, SessionId, SignalingState, UserId } from '@parley/core';
import { presentIds } from '@parley/store';
import { useContext, useMemo } from 'react';
import type { ComponentProps } from 'react';
import type { GetButtonProps } from '../lib/button-props.js';
import { createMediaRefs } from './media-refs.js';
import { CallScopeContext, useCallContext } from '../provider/call-context.js';
import type { CallHandleActions } from './call-handle.js';
import { useCallActions } from './use-call-actions.js';
import { useShallowCallSlice } from './use-call-slice.js';
import { useCallSummary } from './use-call-summary.js';
import type { CallSummary } from './use-call-summary.js';
import { useCamera, useMicrophone } from './use-device.js';
import { factsOf } from './use-display-name.js';
import { useHangUp } from './use-hang-up.js';
import { useMessages } from './use-messages.js';

/** Gives the props for a `<video>` of one's own; what it is given wins, except for `ref`. */
export type GetVideoProps = (
  userId: UserId,
  given?: Omit<ComponentProps<'video'>, 'ref'>,
) => ComponentProps<'video'>;

/** What `useCall` gives: what is known of the call and of who can be called, and what can be done. */
export interface CallHandle extends CallSummary, CallHandleActions {
  /** Where signaling stands: `online` once somebody can be called. */
  readonly connection: SignalingState;
  /** The signed-in user, `null` before the first sign-in. */
  readonly userId: UserId | null;
  /** Everybody on the roster, with presence. */
  readonly contacts: readonly Contact[];
  /** Those of `participantIds` who have not left. */
  readonly presentIds: readonly UserId[];
  /** The name to show for somebody, as `CallProvider` finds it. */
  readonly nameOf: (userId: UserId) => string;
  /**
   * For a `<video>` that plays somebody's picture and sound, under their name; with one's own id: one's own picture,
   * as in a mirror and without sound. It takes up a track that comes later without rendering anything.
   */
  readonly getVideoProps: GetVideoProps;
  /** As `useMicrophone().getButtonProps`. */
  readonly getMicrophoneButtonProps: GetButtonProps;
  /** As `useCamera().getButtonProps`. */
  readonly getCameraButtonProps: GetButtonProps;
  /** For the button that leaves the call: its name is `Cancel call` while nobody has answered, then `End call`. */
  readonly getHangUpButtonProps: GetButtonProps;
}

/**
 * One call: the current one unless an id says otherwise. Enough for a whole user interface of one's own. Renders again
 * when the call as a whole, its people as a list, the roster or the connection changes, not when somebody's media do.
 */
export function useCall(id?: SessionId): CallHandle {
  const { store, getDisplayName } = useCallContext();
  const scope = useContext(CallScopeContext);
  const wanted = id ?? scope;
  const messages = useMessages();
  const summary = useCallSummary(id);
  const present = useShallowCallSlice(id, (call) => (call ? presentIds(call) : nobody));
  const around = useShallowCallSlice(id, (_, { connection, contacts }) => ({
    connection: connection.state,
    userId: connection.userId,
    contacts,
  }));
  const actions = useCallActions(id);
  const { getButtonProps: getMicrophoneButtonProps } = useMicrophone(id);
  const { getButtonProps: getCameraButtonProps } = useCamera(id);
  const { getButtonProps: getHangUpButtonProps } = useHangUp(id);
  const refs = useMemo(() => createMediaRefs(store, wanted), [store, wanted]);
  const { userId: ownId } = around;

  return useMemo(() => {
    const nameOf = (userId: UserId): string =>
      getDisplayName(factsOf(userId, refs.find(store.getState()), store.getState()));
    const getVideoProps: GetVideoProps = (userId, given) => {
      const isOwn = userId === ownId;
      return {
        'aria-label': isOwn ? messages.selfView : nameOf(userId),
        autoPlay: true,
        playsInline: true,
        muted: isOwn,
        ...given,
        style: isOwn ? { scale: '-1 1', ...given?.style } : given?.style,
        ref: refs.of(userId),
      };
    };
    return {
      ...summary,
      ...around,
      ...actions,
      presentIds: present,
      nameOf,
      getVideoProps,
      getMicrophoneButtonProps,
      getCameraButtonProps,
      getHangUpButtonProps,
    };
  }, [
    summary,
    around,
    actions,
    present,
    store,
    getDisplayName,
    refs,
    ownId,
    messages,
    getMicrophoneButtonProps,
    getCameraButtonProps,
    getHangUpButtonProps,
  ]);
}

const nobody: readonly UserId[] = [];
