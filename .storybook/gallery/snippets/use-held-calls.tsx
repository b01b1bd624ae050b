import { useHeldCalls } from '@parley/react';

export function Held() {
  const { ids, isSwap, hold, getResumeProps } = useHeldCalls();
  if (ids.length === 0)
    return (
      <button type="button" onClick={hold}>
        Hold
      </button>
    );
  return ids.map((id) => (
    <button key={id} {...getResumeProps(id)()}>
      {isSwap ? 'Swap' : 'Resume'}
    </button>
  ));
}
