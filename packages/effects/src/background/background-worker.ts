import { serveBackgrounds } from './serve-backgrounds.js';

// The worker that changes backgrounds: one for each track.
serveBackgrounds();
