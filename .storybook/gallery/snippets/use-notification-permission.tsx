import { CallNotification, useNotificationPermission } from '@parley/react';

/** Nothing in the kit asks by itself: you ask, when the person has pressed something. */
export function NotifyMe() {
  const { permission, getButtonProps } = useNotificationPermission();
  return (
    <>
      <CallNotification />
      {permission === 'default' && <button {...getButtonProps()}>Notify me of calls</button>}
      <output>{permission}</output>
    </>
  );
}
