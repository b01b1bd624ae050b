import { useAutoHide, useFullscreen } from '@parley/react';
import { useRef } from 'react';

export function Theater() {
  const stage = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const { isFullscreen, getButtonProps } = useFullscreen(stage);
  // Sets data-hidden on the bar when nobody has used the stage for a while.
  useAutoHide(bar, { area: stage, delay: 2000 });
  return (
    <div ref={stage} style={{ padding: '2rem', background: '#222', color: 'white' }}>
      <style>{'[data-hidden] { opacity: 0 }'}</style>
      <div ref={bar}>
        <button {...getButtonProps()}>{isFullscreen ? '⤡' : '⤢'}</button>
      </div>
    </div>
  );
}
