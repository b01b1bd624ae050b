import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// The order of the layers: what is plain, the kit, and the app, which has no layer and so the last word.
import './styles/reset.css';
import '@parley/react/styles.css';
import './styles/index.css';
import { App } from './app.js';
import { createClient } from './session/create-client.js';
import { Session } from './session/session.js';
import { readSettings } from './settings/settings.js';
import { showTheme } from './settings/show-theme.js';
import { keepOf } from './storage/keep.js';
import { allowTrustedTypes } from './trusted-types.js';

allowTrustedTypes();

// Outside React, so that no render and no hot update ends a call.
const session = new Session({ makeClient: createClient, tabKeep: keepOf(() => sessionStorage) });
const browserKeep = keepOf(() => localStorage);
// Before anything is painted.
showTheme(readSettings(browserKeep).theme);
void session.resume();

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App session={session} browserKeep={browserKeep} />
    </StrictMode>,
  );
}
