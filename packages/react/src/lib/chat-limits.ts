export { maxChatLength } from '@parley/core';
