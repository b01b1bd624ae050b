import { useMicrophoneNotice } from '@parley/react';

const words = {
  'talking-while-muted': 'You are muted.',
  silent: 'Nothing comes from your microphone.',
  clipping: 'Your microphone is too loud.',
};

/** Renders when it is another one, and never for a level. */
export function MyMicrophone() {
  const notice = useMicrophoneNotice();
  return <p role="status">{notice ? words[notice] : 'All is well.'}</p>;
}
