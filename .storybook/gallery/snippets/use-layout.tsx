import { useLayout } from '@parley/react';

export function Layouts() {
  const { arrangement, getLayoutProps } = useLayout();
  return (
    <>
      <button {...getLayoutProps('auto')}>Automatic</button>
      <button {...getLayoutProps('grid')}>Grid</button>
      <button {...getLayoutProps('speaker')}>Speaker</button>
      <p>Shown as: {arrangement}</p>
    </>
  );
}
