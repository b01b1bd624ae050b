import type { Decorator, Preview } from '@storybook/react-vite';
import '@parley/react/styles.css';
import './preview.css';

/** Shows a story in the theme and the direction that the toolbar says. A `fullscreen` one has the page to itself. */
const surround: Decorator = (Story, { globals, parameters, viewMode }) => (
  <div
    data-parley-theme={String(globals['theme'])}
    dir={String(globals['direction'])}
    style={{
      colorScheme: String(globals['theme']),
      background: 'Canvas',
      color: 'CanvasText',
      // The theme fills the page, however small the story; on a page of docs there are several.
      minBlockSize: viewMode === 'docs' ? undefined : '100dvb',
      padding: parameters['layout'] === 'fullscreen' ? 0 : '1rem',
      boxSizing: 'border-box',
    }}
  >
    <Story />
  </div>
);

const preview: Preview = {
  decorators: [surround],
  initialGlobals: { theme: 'light', direction: 'ltr' },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  parameters: {
    // What axe finds fails the story's test.
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    // Storybook's own padding would stay outside of the theme.
    layout: 'none',
  },
};

export default preview;
