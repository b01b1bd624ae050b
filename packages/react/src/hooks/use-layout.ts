'use client';
import type { SessionId, UserId } from '@parley/core';
import { selectLayout, selectStage } from '@parley/store';
import type { CallLayout, StageSnapshot, TileSource } from '@parley/store';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { ButtonProps, GetButtonProps } from '../lib/button-props.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallId, useCallSlice, useCallState, useShallowCallState } from './use-call-slice.js';

/** Props for a `<button>` that is a toggle: give it a name that does not change with its state. */
export type ToggleProps = ReturnType<GetButtonProps>;

/** What can be done about the layout. The functions are stable and need no `this`. */
export interface LayoutActions {
  readonly setLayout: (layout: CallLayout) => void;
  /** Keeps somebody's picture on the stage, until `null`. */
  readonly pin: (userId: UserId | null, source?: TileSource) => void;
}

/** How the pictures of a call are arranged, and how to arrange them. */
export interface LayoutHandle extends StageSnapshot, LayoutActions {
  /** What was chosen; `arrangement` is what came of it. */
  readonly layout: CallLayout;
  /** Who was pinned, `null` when nobody is. */
  readonly pinnedId: UserId | null;
  /** Which of their pictures was pinned. */
  readonly pinnedSource: TileSource;
  /** For a toggle that chooses a layout, pressed while it is the chosen one. */
  readonly getLayoutProps: (layout: CallLayout, given?: ButtonProps) => ToggleProps;
  /** For a toggle that pins somebody's picture, pressed while it is pinned. */
  readonly getPinProps: (userId: UserId, source?: TileSource, given?: ButtonProps) => ToggleProps;
}

/** The layout of a call. It is forgotten when the call is over. */
export function useLayout(callId?: SessionId): LayoutHandle {
  const id = useCallId(callId);
  const { layout, pinned } = useCallState((state) => selectLayout(state, id));
  const stage = useShallowCallState((state) => selectStage(state, id));
  const { setLayout, pin } = useLayoutActions(callId);
  return useMemo(() => {
    const pinnedId = pinned?.userId ?? null;
    const pinnedSource = pinned?.source ?? 'camera';
    return {
      ...stage,
      layout,
      pinnedId,
      pinnedSource,
      setLayout,
      pin,
      getLayoutProps: (wanted, given) => toggle(layout === wanted, () => setLayout(wanted))(given),
      getPinProps: (userId, source = 'camera', given) => {
        const isPinned = pinnedId === userId && pinnedSource === source;
        return toggle(isPinned, () => pin(isPinned ? null : userId, source))(given);
      },
    };
  }, [stage, layout, pinned, setLayout, pin]);
}

/** Only what can be done, for a component that need not render again when somebody talks. */
export function useLayoutActions(callId?: SessionId): LayoutActions {
  const { store } = useCallContext();
  const id = useCallId(callId);
  return useMemo(() => {
    const { actions } = store;
    return {
      setLayout: (layout) => {
        if (id !== null) actions.setLayout(id, layout);
      },
      pin: (userId, source = 'camera') => {
        if (id !== null) actions.pin(id, userId === null ? null : { userId, source });
      },
    };
  }, [store, id]);
}

/** Whether there is more than one picture to lay out; not `useLayout`, which renders again when somebody talks. */
export function useHasLayouts(callId?: SessionId): boolean {
  return useCallSlice(callId, (call, state) => selectStage(state, call?.id ?? null).arrangement !== 'single');
}

/** Only what was chosen. */
export function useChosenLayout(callId?: SessionId): CallLayout {
  return useCallSlice(callId, (call, state) => selectLayout(state, call?.id ?? null).layout);
}

function toggle(isPressed: boolean, press: () => void): GetButtonProps {
  return buttonPropsGetter({ 'aria-pressed': isPressed }, press);
}
