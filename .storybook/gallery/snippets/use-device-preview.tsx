import { LevelMeter, useDevicePreview, VideoTrack } from '@parley/react';

export function Mirror() {
  const { microphone, camera } = useDevicePreview();
  return (
    <>
      <div style={{ position: 'relative', inlineSize: '20rem', aspectRatio: '4 / 3' }}>
        {camera.track && <VideoTrack track={camera.track} mirrored />}
      </div>
      <LevelMeter track={microphone.track} />
      <button {...microphone.getButtonProps()} type="button">
        {microphone.isOn ? 'Mute' : 'Unmute'}
      </button>
      <button {...camera.getButtonProps()} type="button">
        {camera.isOn ? 'Camera off' : 'Camera on'}
      </button>
    </>
  );
}
