// What is fetched as one: see gesture-parts.ts.
export { FloatingReaction } from './floating-reaction.js';
export { HandIndicator } from './hand-indicator.js';
