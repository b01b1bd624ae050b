import { IncomingCallDialog, VideoCall } from '@parley/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../../packages/react/src/test-support/scene.js';
import { SnippetPage } from '../snippet-page.js';
import brandShown from './brand.css?raw';
import brand from './brand.css?inline';
import { TailwindCall } from './tailwind-call.js';
import tailwindShown from './tailwind-call.tsx?raw';
import tailwind from './tailwind.css?inline';

/**
 * Three ways to make it look like yours: tokens, utilities, or nothing of ours at all. The toolbar switches light, dark
 * and the system's choice for all of them.
 */
const meta = {
  title: 'Design/Themes',
  parameters: { layout: 'fullscreen', docs: { page: SnippetPage }, height: '30rem' },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const group = (stage: Stage) => stage.connect(['bob', 'carol']);
const connected = (stage: Stage) => stage.connect(['bob']);
const ringing = async (stage: Stage) => {
  const bob = await stage.enter('bob');
  await stage.enter('ann');
  bob.call('ann');
  await stage.callOf('ann');
};

/** A brand in tokens alone; the stage follows the theme. */
export const Brand: Story = {
  parameters: { snippet: brandShown, language: 'css' },
  render: () => (
    <Scene setUp={group}>
      <style>{brand}</style>
      <div style={{ blockSize: '100dvb' }} data-parley-stage="theme">
        <VideoCall />
      </div>
    </Scene>
  ),
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: /Carol/ });
    await expect(getComputedStyle(region).fontFamily).toMatch(/^Georgia/);
  },
};

/** The same brand, where somebody calls. */
export const BrandRinging: Story = {
  name: 'Brand, ringing',
  parameters: { height: '26rem' },
  render: () => (
    <Scene setUp={ringing}>
      <style>{brand}</style>
      <IncomingCallDialog />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alertdialog', { name: /Bob Okafor/ })).toBeVisible();
  },
};

/** Utilities on the parts: they are in no layer, so they win over the kit without a fight. */
export const Tailwind: Story = {
  parameters: { snippet: tailwindShown },
  render: () => (
    <Scene setUp={group}>
      <style>{tailwind}</style>
      <div className="bg-slate-950 p-4" style={{ blockSize: '100dvb' }}>
        <TailwindCall />
      </div>
    </Scene>
  ),
  play: async ({ canvas }) => {
    const end = await canvas.findByRole('button', { name: 'End call' });
    await expect(getComputedStyle(end).backgroundColor).toBe('rgb(225, 29, 72)');
  },
};

/** No stylesheet at all: everything is there, in order, named, and usable from the keyboard. Start from here. */
export const Unstyled: Story = {
  parameters: { unstyled: true, layout: 'none' },
  render: () => (
    <Scene setUp={connected}>
      <VideoCall />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const microphone = await canvas.findByRole('button', { name: 'Microphone', pressed: true });
    await expect(getComputedStyle(microphone).getPropertyValue('--parley-accent')).toBe('');
    microphone.focus();
    await userEvent.keyboard('{Enter}');
    await canvas.findByRole('button', { name: 'Microphone', pressed: false });
  },
};
