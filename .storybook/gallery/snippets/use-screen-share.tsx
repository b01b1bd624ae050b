import { useScreenShare } from '@parley/react';

export function ShareMyScreen() {
  const { isOn, isAvailable, error, getButtonProps } = useScreenShare();
  if (!isAvailable) return <p>This browser cannot share a screen.</p>;
  return (
    <>
      <button {...getButtonProps()}>{isOn ? 'Stop sharing' : 'Share my screen'}</button>
      <p role="status">{error?.code}</p>
    </>
  );
}
