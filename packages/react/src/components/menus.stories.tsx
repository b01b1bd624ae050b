import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { CallShortcuts } from './call-shortcuts.js';
import { DeviceMenu } from './device-menu.js';
import { FullscreenButton } from './fullscreen-button.js';
import { LayoutButton } from './layout-button.js';
import { MicButton } from './mic-button.js';
import { MoreMenu } from './more-menu.js';
import { ScreenShareButton } from './screen-share-button.js';
import { ShortcutsHelp } from './shortcuts-help.js';

const meta = {
  title: 'Components/Menus',
  component: MoreMenu,
  subcomponents: { DeviceMenu, FullscreenButton, LayoutButton, ScreenShareButton, ShortcutsHelp },
  decorators: [
    (Story) => (
      // Room above for what opens.
      <div style={{ display: 'grid', placeItems: 'end center', minBlockSize: '24rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof MoreMenu>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const inGroup = (stage: Stage) => stage.connect(['bob', 'carol']);

function Call({ children }: { readonly children: ReactNode }): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  return (
    <div ref={element}>
      <CallShortcuts element={element}>{children}</CallShortcuts>
    </div>
  );
}

/** The browser opens it above its button, puts the focus on what is chosen, and gives it back on Escape. */
export const Devices: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <DeviceMenu device="microphone" />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Audio settings' });
    await userEvent.click(button);
    const microphones = await canvas.findByRole('group', { name: 'Microphone' });
    await expect(microphones).toBeVisible();
    await waitFor(() => expect(canvas.getAllByRole('radio', { checked: true })[0]).toHaveFocus());
    const { bottom } = microphones.getBoundingClientRect();
    await expect(bottom).toBeLessThan(button.getBoundingClientRect().top);
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(canvas.getAllByRole('radio')[1]).toBeChecked());
    await expect(microphones).toBeVisible();
  },
};

export const Layouts: Story = {
  render: () => (
    <Scene setUp={inGroup}>
      <LayoutButton />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Layout' }));
    await userEvent.click(await canvas.findByRole('radio', { name: 'Speaker' }));
    await waitFor(() => expect(canvas.getByRole('radio', { name: 'Speaker' })).toBeChecked());
  },
};

/** With an item of the app's own. */
export const More: Story = {
  args: {
    items: (
      <button type="button" className="parley-control">
        Raise hand
      </button>
    ),
  },
  render: (args) => (
    <Scene setUp={inCall}>
      <Call>
        <MoreMenu {...args} />
      </Call>
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More' }));
    await expect(await canvas.findByRole('button', { name: 'Raise hand' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Keyboard shortcuts' }));
    await expect(await canvas.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.getByRole('button', { name: 'More' })).toHaveFocus());
  },
};

export const ShareScreen: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <ScreenShareButton />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Share screen', pressed: false });
  },
};

export const FullScreen: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <FullscreenButton />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Full screen' });
  },
};

/** On hover and with the keyboard's focus: the name, and the keys. Escape takes it away. */
export const Tooltip: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <Call>
        <MicButton />
      </Call>
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Microphone' });
    const tooltip = (): CSSStyleDeclaration => getComputedStyle(button, '::after');
    await expect(tooltip().visibility).toBe('hidden');
    await userEvent.tab();
    await expect(button).toHaveFocus();
    await waitFor(() => expect(tooltip().visibility).toBe('visible'));
    await expect(tooltip().content).toContain('Microphone (');
  },
};

export const Shortcuts: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <ShortcutsHelp />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toBeVisible();
    await expect(canvas.getByText('Hold to talk while muted')).toBeVisible();
  },
};
