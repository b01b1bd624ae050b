import { listing, plural } from '../grammar.js';
import type { HistoryMessages } from './history-messages.js';

const list = listing('en');
const count = plural('en');

/** English. */
export const enHistory: HistoryMessages = {
  calls: 'Calls',
  noCalls: 'No calls yet',
  outcome: ({ outcome, direction, kind }) => {
    const isIncoming = direction === 'incoming';
    const incoming = kind === 'video' ? 'Incoming video call' : 'Incoming audio call';
    const outgoing = kind === 'video' ? 'Outgoing video call' : 'Outgoing audio call';
    const words = {
      answered: isIncoming ? incoming : outgoing,
      'answered-elsewhere': 'Answered on another device',
      declined: isIncoming ? 'You declined' : 'Declined',
      'declined-elsewhere': 'Declined on another device',
      missed: kind === 'video' ? 'Missed video call' : 'Missed audio call',
      'no-answer': 'No answer',
      busy: 'Busy',
      canceled: 'You canceled',
      failed: 'Could not connect',
    };
    return words[outcome];
  },
  callWithAudio: (names) => `Call ${list(names)} with audio`,
  callWithVideo: (names) => `Call ${list(names)} with video`,
  removeCall: (names) => `Remove the call with ${list(names)}`,
  clear: 'Remove all…',
  clearQuestion: 'Remove all calls from this list?',
  clearYes: 'Remove all',
  clearNo: 'Keep them',
  missedCalls: (number) => count(number, { one: '# missed call', other: '# missed calls' }),
};
