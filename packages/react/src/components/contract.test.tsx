// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { createElement } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as kit from '../index.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { picture, showStillCall } from '../test-support/show-still-call.js';
import type { ShownCall } from '../test-support/show-still-call.js';
import { stubPictureWindows } from '../test-support/fake-picture-window.js';
import { stubRecorder } from '../test-support/fake-recorder.js';
import { chatParts } from './chat-parts.js';
import { menuParts } from './menu-parts.js';

const media = stubMediaElements();
stubRecorder();
stubPictureWindows();

beforeEach(async () => {
  await menuParts.load();
  await chatParts.load();
  Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: true });
});
afterEach(() => {
  Reflect.deleteProperty(document, 'fullscreenEnabled');
});

/** An effect that nobody hears. */
const silent = { start: () => Promise.reject(new Error('not here')) };

/** What everything takes. */
interface Given {
  readonly className: string;
  readonly style: CSSProperties;
  readonly ref: (element: HTMLElement | null) => void;
  readonly render?: ReactElement<Record<string, unknown>>;
}

/** A component as it is used, the attribute that shows its state, and what makes it show that. */
type Case = readonly [
  use: (given: Given) => ReactElement,
  attribute?: string,
  setUp?: (call: ShownCall) => unknown,
];

const dial = ({ set }: ShownCall): void => set({ state: 'dialing', connectedAt: null });
const end = ({ set }: ShownCall): void => set({ state: 'ended', endReason: 'hangup', endedAt: 0 });
const share = async ({ client }: ShownCall): Promise<void> =>
  act(async () => client.calls[0]?.setScreenShareEnabled(true));

const cases: Readonly<Record<string, Case>> = {
  AudioRenderer: [(given) => <kit.AudioRenderer {...given} />],
  Avatar: [(given) => <kit.Avatar userId="bob" src="/bob.png" {...given} />, 'data-image'],
  BlockButton: [
    (given) => <kit.BlockButton userId="bob" {...given} />,
    'data-blocked',
    ({ client }) => client.block('bob'),
  ],
  CallControls: [(given) => <kit.CallControls {...given} />, 'data-state'],
  CallEnded: [(given) => <kit.CallEnded {...given} />, 'data-reason', end],
  CallHistory: [(given) => <kit.CallHistory {...given} />],
  CallStage: [(given) => <kit.CallStage {...given} />, 'data-arrangement'],
  CallTimer: [(given) => <kit.CallTimer {...given} />],
  CameraButton: [(given) => <kit.CameraButton {...given} />, 'data-status'],
  ChatButton: [
    (given) => <kit.ChatButton {...given} />,
    'data-unread',
    ({ chat }) => chat.say('bob', 'Hello'),
  ],
  ChatPanel: [(given) => <kit.ChatPanel {...given} />, 'data-empty'],
  ConnectionBanner: [
    (given) => <kit.ConnectionBanner {...given} />,
    'data-trouble',
    ({ set, snapshot }) => set({ health: { ...snapshot().health, state: 'reconnecting' } }),
  ],
  BackgroundPicker: [(given) => <kit.BackgroundPicker choices={[]} {...given} />, 'data-state'],
  NoiseSuppressionSwitch: [
    (given) => <kit.NoiseSuppressionSwitch effect={silent} {...given} />,
    'data-state',
  ],
  DeviceMenu: [(given) => <kit.DeviceMenu device="camera" {...given} />],
  DeviceProblems: [(given) => <kit.DeviceProblems {...given} />],
  DeviceSelect: [(given) => <kit.DeviceSelect kind="camera" {...given} />, 'data-kind'],
  DeviceSettings: [(given) => <kit.DeviceSettings {...given} />],
  FloatingSelfView: [(given) => <kit.FloatingSelfView {...given} />, 'data-corner'],
  FullscreenButton: [(given) => <kit.FullscreenButton {...given} />],
  HoldButton: [(given) => <kit.HoldButton {...given} />, 'data-raised', ({ set }) => set({ isHeld: true })],
  HeldCalls: [(given) => <kit.HeldCalls {...given} />, 'data-count', ({ set }) => set({ isHeld: true })],
  HangUpButton: [(given) => <kit.HangUpButton {...given} />, 'data-state'],
  LayoutButton: [(given) => <kit.LayoutButton {...given} />],
  LevelMeter: [(given) => <kit.LevelMeter {...given} />, 'aria-valuenow'],
  Lobby: [(given) => <kit.Lobby {...given} />, 'data-purpose'],
  MicButton: [(given) => <kit.MicButton {...given} />, 'data-on'],
  MicIndicator: [
    (given) => <kit.MicIndicator userId="bob" {...given} />,
    'data-muted',
    ({ setPerson }) => setPerson('bob', { audioEnabled: false }),
  ],
  MicNotice: [
    (given) => <kit.MicNotice {...given} />,
    'data-notice',
    ({ set }) => set({ microphoneNotice: 'silent' }),
  ],
  MicTest: [(given) => <kit.MicTest {...given} />, 'data-state'],
  MoreMenu: [(given) => <kit.MoreMenu {...given} />],
  MutedHint: [
    (given) => <kit.MutedHint {...given} />,
    'data-talking',
    ({ set }) => set({ microphoneNotice: 'talking-while-muted' }),
  ],
  OutgoingCall: [(given) => <kit.OutgoingCall {...given} />, 'data-state', dial],
  ParticipantList: [(given) => <kit.ParticipantList {...given} />, 'data-count'],
  ParticipantsButton: [(given) => <kit.ParticipantsButton {...given} />],
  UnmuteRequest: [
    (given) => <kit.UnmuteRequest {...given} />,
    'data-count',
    ({ set }) => set({ unmuteRequesterIds: ['bob'] }),
  ],
  ParticipantName: [(given) => <kit.ParticipantName userId="bob" {...given} />, 'data-source'],
  ParticipantTile: [(given) => <kit.ParticipantTile userId="bob" {...given} />, 'data-video'],
  PictureInPictureButton: [
    (given) => (
      <>
        <kit.PictureInPicture />
        <kit.PictureInPictureButton {...given} />
      </>
    ),
    'aria-pressed',
  ],
  PermissionHelp: [(given) => <kit.PermissionHelp device="camera" {...given} />, 'data-browser'],
  PinButton: [(given) => <kit.PinButton userId="bob" {...given} />, 'aria-pressed'],
  FloatingReaction: [
    (given) => <kit.FloatingReaction userId="bob" {...given} />,
    'data-emoji',
    ({ setPerson }) => setPerson('bob', { reaction: { id: 1, emoji: '👍' } }),
  ],
  HandIndicator: [
    (given) => <kit.HandIndicator userId="bob" {...given} />,
    'data-order',
    ({ setPerson }) => setPerson('bob', { handOrder: 2 }),
  ],
  ReactButton: [(given) => <kit.ReactButton {...given} />, 'data-raised', ({ set }) => set({ handOrder: 1 })],
  QualityBadge: [
    (given) => <kit.QualityBadge userId="bob" {...given} />,
    'data-quality',
    ({ setPerson }) => setPerson('bob', { quality: 'poor' }),
  ],
  RecordButton: [(given) => <kit.RecordButton {...given} />, 'data-status'],
  RecordingConsent: [
    (given) => <kit.RecordingConsent {...given} />,
    'data-user-id',
    ({ setPerson }) => setPerson('bob', { recording: { state: 'asking', asksConsent: true, answer: null } }),
  ],
  RecordingIndicator: [
    (given) => <kit.RecordingIndicator {...given} />,
    'data-recording',
    ({ setPerson }) => setPerson('bob', { recording: { state: 'on', asksConsent: true, answer: 'agreed' } }),
  ],
  ScreenShareButton: [(given) => <kit.ScreenShareButton {...given} />, 'data-status'],
  SelfView: [(given) => <kit.SelfView {...given} />, 'data-camera'],
  SharingNotice: [(given) => <kit.SharingNotice {...given} />, 'data-sharing', share],
  ShortcutsHelp: [(given) => <kit.ShortcutsHelp {...given} />],
  SpeakerLayout: [(given) => <kit.SpeakerLayout {...given} />, 'data-arrangement'],
  SpeakerTest: [(given) => <kit.SpeakerTest {...given} />, 'data-state'],
  SpeakingRing: [(given) => <kit.SpeakingRing userId="bob" {...given} />],
  StatsPanel: [(given) => <kit.StatsPanel {...given} />],
  TapToHear: [
    (given) => (
      <>
        <kit.AudioRenderer />
        <kit.TapToHear userId="bob" {...given} />
      </>
    ),
    'data-blocked',
    ({ setPerson }) => {
      media.blockSound();
      setPerson('bob', { audioTrack: picture() });
    },
  ],
  VideoCall: [(given) => <kit.VideoCall {...given} />, 'data-phase'],
  VideoRequest: [
    (given) => <kit.VideoRequest {...given} />,
    'data-request',
    ({ set }) => set({ videoRequest: 'incoming', videoRequesterIds: ['bob'] }),
  ],
  VideoGrid: [(given) => <kit.VideoGrid {...given} />, 'data-count'],
  VideoTrack: [(given) => <kit.VideoTrack track={picture()} mirrored {...given} />, 'data-mirrored'],
};

/** What is a dialog or plays a picture can only be another one of these. */
const tags = new Map([
  ['ShortcutsHelp', 'dialog'],
  ['VideoTrack', 'video'],
]);

/** These have no element, keep it, or show it only to a call that rings: a test of their own does the same. */
const others = [
  'CallAnnouncer',
  'CallExtras',
  'CallNotification',
  'CallProvider',
  'CallShortcuts',
  'FlipCameraButton',
  'IncomingCallDialog',
  'PictureInPicture',
  'RejoinNotice',
  'Ringtone',
];

it('is kept by every component', () => {
  const components = Object.keys(kit).filter((name) => /^[A-Z]/.test(name));
  expect([...Object.keys(cases), ...others].toSorted()).toEqual(components.toSorted());
});

it.each(Object.entries(cases))(
  '%s takes a class, a style, a ref and another element, and shows its state',
  async (name, [use, attribute, setUp]) => {
    const call = await showStillCall(2);
    await setUp?.(call);
    let own: HTMLElement | null = null;
    const given: Given = {
      className: 'mine',
      style: { opacity: 0.5 },
      ref: (element) => {
        own = element;
      },
    };
    const first = call.show(use(given));
    await act(async () => Promise.resolve());
    const [element, ...more] = document.querySelectorAll<HTMLElement>('.mine');
    expect(more).toEqual([]);
    expect(element?.style.opacity).toBe('0.5');
    expect(own).toBe(element);
    if (attribute !== undefined) expect(element).toHaveAttribute(attribute);
    first.unmount();
    expect(own).toBeNull();

    call.show(
      use({
        ...given,
        render: createElement(tags.get(name) ?? 'section', { id: 'other', className: 'theirs' }),
      }),
    );
    await act(async () => Promise.resolve());
    const other = document.querySelector<HTMLElement>('#other');
    expect(other).toHaveClass('mine', 'theirs');
    expect(other?.style.opacity).toBe('0.5');
    expect(own).toBe(other);
    if (attribute !== undefined) expect(other).toHaveAttribute(attribute);
  },
);
