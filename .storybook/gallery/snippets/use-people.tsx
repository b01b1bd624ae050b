import {
  useCall,
  useParticipants,
  useParticipantVolume,
  useRejoinableCall,
  useUnmuteRequest,
} from '@parley/react';

/** Softer or silent, for oneself alone: nobody is told. */
export function Volume({ userId }: { readonly userId: string }) {
  const { canSetVolume, isSilenced, getSliderProps, getSilenceButtonProps } = useParticipantVolume(userId);
  return (
    <p>
      {userId} {canSetVolume && <input {...getSliderProps()} />}{' '}
      <button {...getSilenceButtonProps({ 'aria-label': undefined })}>
        {isSilenced ? 'Let me hear them' : 'Mute for me'}
      </button>
    </p>
  );
}

/** Everybody, and the question that one of them may have. */
export function People() {
  const userIds = useParticipants();
  const { invite, askToUnmute } = useCall();
  const { requesterIds, getUnmuteButtonProps, getDeclineButtonProps } = useUnmuteRequest();
  return (
    <>
      {userIds.map((userId) => (
        <Volume key={userId} userId={userId} />
      ))}
      {userIds.map((userId) => (
        <button key={userId} onClick={() => askToUnmute(userId)}>
          Ask {userId} to unmute
        </button>
      ))}
      {requesterIds.length > 0 && (
        <p role="status">
          {requesterIds.join(', ')} would like to hear you.{' '}
          <button {...getUnmuteButtonProps({ 'aria-label': undefined })}>Turn on microphone</button>{' '}
          <button {...getDeclineButtonProps({ 'aria-label': undefined })}>Not now</button>
        </p>
      )}
      <button onClick={() => invite('carol')}>Invite Carol</button>
    </>
  );
}

/** After a reload or a crash of the page. */
export function WayBack() {
  const { call, getRejoinButtonProps, getLeaveButtonProps } = useRejoinableCall();
  if (!call) return <p>No call to come back to.</p>;
  return (
    <p>
      You were in a call with {call.participantIds.join(', ')}.{' '}
      <button {...getRejoinButtonProps()}>Rejoin</button> <button {...getLeaveButtonProps()}>Leave</button>
    </p>
  );
}
