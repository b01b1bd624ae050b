import { useRecording, useRecordingNotice } from '@parley/react';

/** Whoever records; `saveRecording(file)` would save it as a download. */
export function Recorder() {
  const { status, isSupported, untold, confirmTold, file, problem, getButtonProps } = useRecording();
  if (!isSupported) return <p>This browser cannot record.</p>;
  return (
    <>
      <button {...getButtonProps()}>{status === 'idle' ? 'Record this call' : 'Stop'}</button>
      {untold.length > 0 && <button onClick={confirmTold}>I told {untold.join(', ')} by voice</button>}
      <p role="status">
        {status}
        {file && `, ${file.name} is ready`}
        {problem === 'declined' && ', nobody agreed'}
      </p>
    </>
  );
}

/** Everybody else: nobody is recorded before they agree here. */
export function RecordingQuestion() {
  const { recorderIds, askerIds, answer } = useRecordingNotice();
  return (
    <>
      {recorderIds.map((id) => (
        <p key={id}>{id} records this call.</p>
      ))}
      {askerIds.map((id) => (
        <p key={id}>
          May {id} record you? <button onClick={() => answer(id, true)}>Yes</button>{' '}
          <button onClick={() => answer(id, false)}>No</button>
        </p>
      ))}
    </>
  );
}
