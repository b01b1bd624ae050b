import { useOutgoingCall } from '@parley/react';

export function Dialing() {
  const { state, names, label, getCancelProps } = useOutgoingCall();
  if (state === null) return <p>No call goes out.</p>;
  return (
    <>
      <p role="status">
        {names.join(', ')}: {label}
      </p>
      <button {...getCancelProps()}>✕</button>
    </>
  );
}
