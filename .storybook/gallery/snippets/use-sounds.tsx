import { useSounds } from '@parley/react';
import { useState } from 'react';

/** Our own sounds, one of them left out; or none at all. */
export function SoundSwitch() {
  const [isOn, setIsOn] = useState(false);
  useSounds({ sounds: isOn ? { leave: false } : false, volume: 0.5 });
  return (
    <label>
      <input type="checkbox" checked={isOn} onChange={({ target }) => setIsOn(target.checked)} /> Sounds
    </label>
  );
}
