import { useCall, useContacts } from '@parley/react';

export function PlainPhone() {
  const { state, endReason, isMicrophoneOn, call, accept, reject, hangUp, toggleMicrophone, dismiss } =
    useCall();
  const contacts = useContacts();

  if (state === 'idle') {
    return contacts.map(({ userId, name }) => (
      <button key={userId} type="button" onClick={() => call(userId)}>
        Call {name}
      </button>
    ));
  }
  return (
    <section aria-label="Call">
      <output>{endReason ?? state}</output>
      {state === 'ringing' && (
        <>
          <button type="button" onClick={() => accept()}>
            Answer
          </button>
          <button type="button" onClick={() => reject()}>
            Decline
          </button>
        </>
      )}
      {state === 'connected' && (
        <button type="button" aria-pressed={isMicrophoneOn} onClick={() => void toggleMicrophone()}>
          Microphone
        </button>
      )}
      {state === 'ended' ? (
        <button type="button" onClick={() => dismiss()}>
          Done
        </button>
      ) : (
        <button type="button" onClick={() => hangUp()}>
          Hang up
        </button>
      )}
    </section>
  );
}
