export { serveBackgrounds } from './background/serve-backgrounds.js';
