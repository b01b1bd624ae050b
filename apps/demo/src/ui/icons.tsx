import type { ReactElement } from 'react';

// Drawn for this app on a grid of 24; decoration only, the words are beside them.
function draw(path: string): () => ReactElement {
  return function Icon() {
    return (
      <svg
        className="icon"
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

export const PhoneIcon: () => ReactElement = draw(
  'M7.9 4H5.8A1.8 1.8 0 0 0 4 5.9 14.3 14.3 0 0 0 18.1 20a1.8 1.8 0 0 0 1.9-1.8v-2.1a1.4 1.4 0 0 0-1.1-1.4l-2.6-.6a1.4 1.4 0 0 0-1.4.5l-.8 1.1a11.7 11.7 0 0 1-5.8-5.8l1.1-.8a1.4 1.4 0 0 0 .5-1.4l-.6-2.6A1.4 1.4 0 0 0 7.9 4z',
);
export const CameraIcon: () => ReactElement = draw(
  'M6 6.5h6.5a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3zM15.5 10.6 19.9 7.8a.7.7 0 0 1 1.1.6v7.2a.7.7 0 0 1-1.1.6l-4.4-2.8',
);
export const ChevronIcon: () => ReactElement = draw('M6.5 9.5 12 15l5.5-5.5');
export const AlertIcon: () => ReactElement = draw(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v4.6M12 16v.01',
);
export const WindowIcon: () => ReactElement = draw(
  'M8 8V6.5A2.5 2.5 0 0 1 10.5 4h7A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H16M6.5 8h7a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 4 17.5v-7A2.5 2.5 0 0 1 6.5 8z',
);
export const CloseIcon: () => ReactElement = draw('M6.5 6.5l11 11M17.5 6.5l-11 11');
export const SettingsIcon: () => ReactElement = draw(
  'M4 7.5h8M18 7.5h2M4 16.5h2M12 16.5h8M15 4.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM9 13.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
);
export const BellIcon: () => ReactElement = draw(
  'M12 4a5.5 5.5 0 0 0-5.5 5.5v3.2L5 15.6a.6.6 0 0 0 .5.9h13a.6.6 0 0 0 .5-.9l-1.5-2.9V9.5A5.5 5.5 0 0 0 12 4zM10 19.5a2.2 2.2 0 0 0 4 0',
);
