import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { ChatBoard } from './chat-board.js';

/** What is said beside a call. */
export interface ChatParts {
  readonly ChatBoard: typeof ChatBoard;
}

/** Nothing of it is seen before somebody opens it. */
export const chatParts: Later<ChatParts> = later('the chat', () => import('./chat-board.js'));
