import { serveBackgrounds } from '@parley/effects/worker';

serveBackgrounds();
