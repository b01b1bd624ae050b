import { useLobby, VideoTrack } from '@parley/react';

export function ReadyToCall() {
  const { label, camera, microphone, getJoinProps } = useLobby({ userIds: 'bob' });
  return (
    <section aria-label={label}>
      <h2>{label}</h2>
      <div style={{ position: 'relative', inlineSize: '20rem', aspectRatio: '4 / 3' }}>
        {camera.track && <VideoTrack track={camera.track} mirrored />}
      </div>
      <button {...microphone.getButtonProps()} type="button">
        {microphone.isOn ? 'Mute' : 'Unmute'}
      </button>
      <button {...getJoinProps({ 'aria-label': undefined })} type="button">
        Call
      </button>
    </section>
  );
}
