import { usePermissions } from '@parley/react';

export function MayWeSeeYou() {
  const { camera, microphone, browser } = usePermissions();
  return (
    <dl>
      <dt>Camera</dt>
      <dd>{camera}</dd>
      <dt>Microphone</dt>
      <dd>{microphone}</dd>
      <dt>Help for</dt>
      <dd>{browser}</dd>
    </dl>
  );
}
