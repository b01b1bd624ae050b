import { serveBackgrounds } from '@parley/effects/worker';

// As an app does it whose bundler does not find the worker of the package.
serveBackgrounds();
