export { timelineLine, timelineText } from '@parley/core';
