import { useCall, useDisplayName, useIncomingCall, useMissedCallCount } from '@parley/react';
import { useEffect } from 'react';
import { t } from '../messages.js';

/** Keeps the title of the tab telling what is going on, above all that somebody calls. */
export function usePageTitle(ownName: string): void {
  const { callerId } = useIncomingCall();
  const { state, participantIds } = useCall();
  const caller = useDisplayName(callerId ?? '');
  const other = useDisplayName(participantIds[0] ?? '');
  const isCalling =
    state === 'dialing' || state === 'connecting' || state === 'connected' || state === 'reconnecting';
  const missed = useMissedCallCount();
  let title = `${missed > 0 ? `(${missed}) ` : ''}${ownName} – ${t.appName}`;
  if (isCalling) title = `${t.callTitle(other)} – ${t.appName}`;
  if (callerId !== null) title = t.ringingTitle(caller);

  useEffect(
    function showTitle() {
      document.title = title;
    },
    [title],
  );
  useEffect(function leaveTitle() {
    return () => {
      document.title = t.appName;
    };
  }, []);
}
