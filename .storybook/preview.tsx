import type { Decorator, Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import styles from '@parley/react/styles.css?inline';
import { SceneLocale } from '../packages/react/src/test-support/scene.js';
import { DocsPage } from './gallery/docs-page.js';
import { languages } from './gallery/languages.js';
import './preview.css';

// Waits are for conditions: on a busy machine a call takes longer to be there than the usual second.
configure({ asyncUtilTimeout: 10_000 });

/** The layer that is named first is the weakest: a reset, such as that of the Tailwind theme, comes before the kit. */
const layers = '@layer reset, parley;\n';

/**
 * Shows a story in the theme, the direction and the language that the toolbar says. A `fullscreen` one has the page to
 * itself; one with `unstyled` has no stylesheet.
 */
const surround: Decorator = (Story, { globals, parameters }) => {
  const theme = String(globals['theme']);
  const locale = String(globals['locale']);
  const direction = globals['direction'] === 'auto' ? languages[locale]?.dir : String(globals['direction']);
  return (
    <SceneLocale value={locale}>
      {parameters['unstyled'] !== true && <style>{layers + styles}</style>}
      <div
        data-parley-theme={theme === 'system' ? undefined : theme}
        lang={locale}
        dir={direction}
        style={{
          colorScheme: theme === 'system' ? 'light dark' : theme,
          background: 'Canvas',
          color: 'CanvasText',
          // The theme fills the page, however small the story.
          minBlockSize: '100dvb',
          padding: parameters['layout'] === 'fullscreen' ? 0 : '1rem',
          boxSizing: 'border-box',
        }}
      >
        <Story />
      </div>
    </SceneLocale>
  );
};

const preview: Preview = {
  decorators: [surround],
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', direction: 'auto', locale: 'en' },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
          { value: 'system', title: 'System', icon: 'browser' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: Object.entries(languages).map(([value, language]) => ({
          value,
          title: language?.name ?? value,
          right: value,
        })),
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'As the language' },
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
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: {
      page: DocsPage,
      // A call takes the whole window: its dialogs, its shortcuts, its focus. So each story on a page has one.
      story: { inline: false, height: '26rem' },
    },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Prefabs',
          'Components',
          'Hooks',
          ['Overview'],
          'Core',
          'Design',
          ['Tokens', 'Themes'],
        ],
      },
    },
  },
};

export default preview;
