'use client';
import type { CallSnapshot, SessionId, SignalingState, UserId } from '@parley/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useCallSlice, useShallowCallState, useCallId } from '../hooks/use-call-slice.js';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';

/** What broke. */
export type Trouble = 'network' | 'media' | 'server' | 'signed-out';

/** How long good news stays, in ms: long enough to be read, short enough not to be in the way. */
const recoveredFor = 4000;

export interface TroubleBannerProps {
  readonly callId?: SessionId | undefined;
}

/**
 * One quiet line: what broke, what is done about it, and when it is over. Trouble with the server never looks like
 * trouble with the picture; both at once is one's own network.
 */
export function TroubleBanner({ callId }: TroubleBannerProps): ReactElement {
  const id = useCallId(callId);
  const { state: signaling } = useConnectionState();
  const isMediaLost = useCallSlice(callId, (call) => call?.state === 'reconnecting');
  const lost = useShallowCallState((state) => (id === null ? nobody : lostIn(state.calls[id])));
  const names = useDisplayNames(lost, callId);
  const messages = useMessages();
  const trouble = troubleOf(isMediaLost, signaling);
  const recovered = useRecovered(trouble);

  let text: string | null = recovered ? messages.recovered : null;
  if (trouble === 'network') text = messages.networkReconnecting;
  if (trouble === 'media') text = messages.mediaReconnecting(names);
  if (trouble === 'server') text = messages.signalingReconnecting;
  if (trouble === 'signed-out') text = messages.signalingOffline;
  return (
    <div className="parley-banner" role="status" data-trouble={trouble ?? undefined}>
      {text !== null && <p>{text}</p>}
    </div>
  );
}

const nobody: readonly UserId[] = [];

function lostIn(call: CallSnapshot | undefined): readonly UserId[] {
  return call?.participantIds.filter((id) => call.participants[id]?.state === 'reconnecting') ?? nobody;
}

const signalingTrouble: Record<SignalingState, Trouble | null> = {
  online: null,
  connecting: 'server',
  reconnecting: 'server',
  offline: 'signed-out',
  unauthorized: 'signed-out',
};

function troubleOf(isMediaLost: boolean, signaling: SignalingState): Trouble | null {
  if (!isMediaLost) return signalingTrouble[signaling];
  return signaling === 'reconnecting' ? 'network' : 'media';
}

/** True for a while after trouble has ended. */
function useRecovered(trouble: Trouble | null): boolean {
  const [recovered, setRecovered] = useState(false);
  const hadTrouble = useRef(false);
  useEffect(
    function tellRecovery() {
      if (trouble !== null) {
        hadTrouble.current = true;
        return undefined;
      }
      if (!hadTrouble.current) return undefined;
      hadTrouble.current = false;
      setRecovered(true);
      const timer = setTimeout(() => setRecovered(false), recoveredFor);
      return () => clearTimeout(timer);
    },
    [trouble],
  );
  return recovered;
}
