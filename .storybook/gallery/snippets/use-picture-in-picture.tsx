import { PictureInPicture, usePictureInPicture } from '@parley/react';

export function Float() {
  const { isAvailable, isOpen, getButtonProps } = usePictureInPicture();
  return (
    <>
      <PictureInPicture />
      <button {...getButtonProps()}>{isOpen ? 'Back to the page' : 'Float the call'}</button>
      {!isAvailable && <p>This browser cannot float a call.</p>}
    </>
  );
}
