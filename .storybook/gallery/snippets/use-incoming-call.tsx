import { useDisplayName, useIncomingCall } from '@parley/react';

export function Ringing() {
  const { callerId, callType, isBusy, accept, reject } = useIncomingCall();
  const name = useDisplayName(callerId ?? '');
  if (callerId === null) return <p>Nobody calls.</p>;
  return (
    <div role="alert">
      <p>
        {name} is calling ({callType}). {isBusy && 'This would end the call you are in.'}
      </p>
      <button type="button" onClick={() => accept({ video: false })}>
        Answer
      </button>
      <button type="button" onClick={() => reject()}>
        Decline
      </button>
    </div>
  );
}
