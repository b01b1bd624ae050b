import { useCall, useCalls } from '@parley/react';

/** Every call that rings or is under way: for a list, or for a phone that holds several. */
export function Lines() {
  return (
    <ul>
      {useCalls().map((id) => (
        <Line key={id} id={id} />
      ))}
    </ul>
  );
}

function Line({ id }: { readonly id: string }) {
  const { state, participantIds, hangUp } = useCall(id);
  return (
    <li>
      {participantIds.join(', ')}: {state}{' '}
      <button type="button" onClick={() => hangUp()}>
        Leave
      </button>
    </li>
  );
}
