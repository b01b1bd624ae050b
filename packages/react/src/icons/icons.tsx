import type { ReactElement } from 'react';

// Drawn for Parley on a grid of 24 with one stroke weight; decoration only, the words are beside them.
function draw(path: string): () => ReactElement {
  return function Icon() {
    return (
      <svg
        className="parley-icon"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={path} />
      </svg>
    );
  };
}

const stroke = 'M4 4l16 16';

export const MicIcon: () => ReactElement = draw(
  'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
);
export const MicOffIcon: () => ReactElement = draw(
  `M9 6.6V6a3 3 0 0 1 6 0v5M9.03 11.42a3 3 0 0 0 2.57 2.55M5.5 11.5a6.5 6.5 0 0 0 9.41 5.81M17.44 15.05a6.5 6.5 0 0 0 1.06-3.55M12 18v3${stroke}`,
);
export const CameraIcon: () => ReactElement = draw(
  'M6 6.5h6.5a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3zM15.5 10.6l4.15-2.6a.88.88 0 0 1 1.35.75v6.5a.88.88 0 0 1-1.35.75l-4.15-2.6',
);
export const CameraOffIcon: () => ReactElement = draw(
  `M8.9 6.5h3.6a3 3 0 0 1 3 3v3.6M4.5 6.9A3 3 0 0 0 3 9.5v5a3 3 0 0 0 3 3h6.5a3 3 0 0 0 1.91-.69M15.5 10.6l4.15-2.6a.88.88 0 0 1 1.35.75v6.5a.88.88 0 0 1-1.35.75l-1.9-1.2${stroke}`,
);
const handset =
  'M8.1 4.2H6.3A2.1 2.1 0 0 0 4.2 6.4 14.2 14.2 0 0 0 17.6 19.8a2.1 2.1 0 0 0 2.2-2.1v-1.8a1.6 1.6 0 0 0-1.25-1.56l-2.3-.52a1.6 1.6 0 0 0-1.6.55l-.7.9a11.6 11.6 0 0 1-5.22-5.22l.9-.7a1.6 1.6 0 0 0 .55-1.6l-.52-2.3A1.6 1.6 0 0 0 8.1 4.2z';
export const PhoneIcon: () => ReactElement = draw(handset);
export const HangUpIcon: () => ReactElement = draw(
  'M3.3 15.6l-.3-2.1a2.6 2.6 0 0 1 1.2-2.6c4.6-2.9 11-2.9 15.6 0a2.6 2.6 0 0 1 1.2 2.6l-.3 2.1a1.3 1.3 0 0 1-1.6 1.1l-2.5-.6a1.3 1.3 0 0 1-1-1.2l-.1-1.7a11.6 11.6 0 0 0-7 0l-.1 1.7a1.3 1.3 0 0 1-1 1.2l-2.5.6a1.3 1.3 0 0 1-1.6-1.1z',
);
export const SoundIcon: () => ReactElement = draw(
  'M4 9.5v5h3.2L12 18.6V5.4L7.2 9.5zM15.5 9.2a4 4 0 0 1 0 5.6M18.2 6.5a7.8 7.8 0 0 1 0 11',
);
export const SoundOffIcon: () => ReactElement = draw(
  'M4 9.5v5h3.2L12 18.6V5.4L7.2 9.5zM16 9.5l5 5M21 9.5l-5 5',
);
export const SilenceIcon: () => ReactElement = draw(
  `M9.2 6.6A4.2 4.2 0 0 1 16.2 10v3.2M7.8 9.4V13.8L6 16.8h10.8M10.4 19.6a1.7 1.7 0 0 0 3.2 0${stroke}`,
);
export const AlertIcon: () => ReactElement = draw(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v4.6M12 16v.01',
);
export const CloseIcon: () => ReactElement = draw('M6 6l12 12M18 6L6 18');
export const PinIcon: () => ReactElement = draw(
  'M9 4h6M10 4v5.2l-2.6 2.6a1.4 1.4 0 0 0-.4 1V14h10v-1.2a1.4 1.4 0 0 0-.4-1L14 9.2V4M12 14v6',
);
export const FairSignalIcon: () => ReactElement = draw('M5 19v-5M12 19V9M19 19v.01');
export const PoorSignalIcon: () => ReactElement = draw('M5 19v-5M12 19v.01M19 19v.01');
export const BackIcon: () => ReactElement = draw('M14.5 6l-6 6 6 6');
export const NextIcon: () => ReactElement = draw('M9.5 6l6 6-6 6');
export const MoveIcon: () => ReactElement = draw(
  'M12 4v16M4 12h16M9.5 6.5L12 4l2.5 2.5M9.5 17.5L12 20l2.5-2.5M6.5 9.5L4 12l2.5 2.5M17.5 9.5L20 12l-2.5 2.5',
);
export const ScreenIcon: () => ReactElement = draw(
  'M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 14V7A2.5 2.5 0 0 1 6 4.5zM8.5 20h7M12 13.5v-6M9.5 9.8L12 7.3l2.5 2.5',
);
export const LayoutIcon: () => ReactElement = draw(
  'M6 4.5h12A2.5 2.5 0 0 1 20.5 7v10a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 17V7A2.5 2.5 0 0 1 6 4.5zM14.5 4.5v15M14.5 12h6',
);
export const MoreIcon: () => ReactElement = draw(
  'M5.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM11.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM17.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0z',
);
export const CaretIcon: () => ReactElement = draw('M7.5 14.25L12 9.75l4.5 4.5');
export const FullscreenIcon: () => ReactElement = draw(
  'M4 9V6a2 2 0 0 1 2-2h3M15 4h3a2 2 0 0 1 2 2v3M20 15v3a2 2 0 0 1-2 2h-3M9 20H6a2 2 0 0 1-2-2v-3',
);
export const PictureIcon: () => ReactElement = draw(
  'M10.5 18.5H6A2.5 2.5 0 0 1 3.5 16V7A2.5 2.5 0 0 1 6 4.5h12A2.5 2.5 0 0 1 20.5 7v3.5M15 13.5h4.5a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1H15a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1z',
);
export const RecordIcon: () => ReactElement = draw(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
);
export const PauseIcon: () => ReactElement = draw('M8.5 5.5v13M15.5 5.5v13');
export const KeyboardIcon: () => ReactElement = draw(
  'M5.5 6.5h13a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7.5 10.25v.01M10.5 10.25v.01M13.5 10.25v.01M16.5 10.25v.01M9 14h6',
);
export const FlipIcon: () => ReactElement = draw(
  'M4.5 9.5V9a4 4 0 0 1 4-4h9M15 2.5L17.5 5 15 7.5M19.5 14.5v.5a4 4 0 0 1-4 4h-9M9 16.5L6.5 19 9 21.5M10 12a2 2 0 1 0 4 0 2 2 0 1 0-4 0z',
);
export const ReactionIcon: () => ReactElement = draw(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17zM8.25 13.75a4.25 4.25 0 0 0 7.5 0M9 9.25v.5M15 9.25v.5',
);
export const HandIcon: () => ReactElement = draw(
  'M8 13.5V6.25a1.5 1.5 0 0 1 3 0v5M11 10.75v-6a1.5 1.5 0 0 1 3 0v6M14 11V6.25a1.5 1.5 0 0 1 3 0V15a5.75 5.75 0 0 1-5.75 5.75h-.6a5.75 5.75 0 0 1-4.5-2.15L3.9 15.8a1.55 1.55 0 0 1 2.35-2L8 15.5',
);
export const StatsIcon: () => ReactElement = draw('M4 19.5h16M7 16v-4M12 16V6M17 16v-7');
const person = 'M9.5 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 19.5v-.5a5 5 0 0 1 5-5h3a5 5 0 0 1 5 5v.5';
export const PeopleIcon: () => ReactElement = draw(
  `${person}M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.3a5 5 0 0 1 3 4.7v.5`,
);
export const AddPersonIcon: () => ReactElement = draw(`${person}M18.5 7v6M15.5 10h6`);
export const ChatIcon: () => ReactElement = draw(
  'M5.5 4.5h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7.2L7 20v-3.5H5.5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM8 9h8M8 12.2h5',
);
export const SendIcon: () => ReactElement = draw(
  'M4.5 11.2 19.5 4.5 14.8 19.5 11.4 13.6zM11.4 13.6 19.5 4.5',
);
export const IncomingIcon: () => ReactElement = draw('M18.5 5.5 6 18M6 9v9h9');
export const OutgoingIcon: () => ReactElement = draw('M5.5 18.5 18 6M9 6h9v9');
export const MissedIcon: () => ReactElement = draw('M4 7l7.5 7.5L20 6M4 12.5V7h5.5');
