import type { Decorator, Preview } from '@storybook/react-vite';
import '@parley/react/styles.css';

/** Shows a story in the theme and the direction that the toolbar says. */
const surround: Decorator = (Story, { globals }) => (
  <div
    data-parley-theme={String(globals['theme'])}
    dir={String(globals['direction'])}
    style={{
      colorScheme: String(globals['theme']),
      background: 'Canvas',
      color: 'CanvasText',
      padding: '1rem',
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
    layout: 'fullscreen',
  },
};

export default preview;
