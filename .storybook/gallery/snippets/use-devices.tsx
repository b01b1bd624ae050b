import { useDevices } from '@parley/react';

export function MicrophoneList() {
  const { microphones, selected, select } = useDevices();
  return (
    <label>
      Microphone{' '}
      <select
        value={selected.microphone ?? ''}
        onChange={({ target }) => void select('microphone', target.value || null)}
      >
        <option value="">The browser’s choice</option>
        {microphones.map(({ deviceId, label }) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
