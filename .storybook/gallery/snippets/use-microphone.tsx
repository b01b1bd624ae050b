import { useCamera, useMicrophone } from '@parley/react';

export function Switches() {
  const microphone = useMicrophone();
  const camera = useCamera();
  return (
    <>
      {/* A name that stays, `aria-pressed`, what is wrong with it, and the click: all in the getter. */}
      <button {...microphone.getButtonProps()}>{microphone.isOn ? '🎤' : '🔇'}</button>
      <button {...camera.getButtonProps()}>{camera.isOn ? '📷' : '🚫'}</button>
      <p role="status">{microphone.error?.code ?? camera.error?.code}</p>
    </>
  );
}
