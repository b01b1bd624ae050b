import { listing, plural } from '../grammar.js';
import type { HistoryMessages } from './history-messages.js';

const list = listing('ja');
const count = plural('ja');

/** Japanese. */
export const jaHistory: HistoryMessages = {
  calls: '通話履歴',
  noCalls: '通話はまだありません',
  outcome: ({ outcome, direction, kind }) => {
    const isIncoming = direction === 'incoming';
    const incoming = kind === 'video' ? 'ビデオ通話の着信' : '音声通話の着信';
    const outgoing = kind === 'video' ? 'ビデオ通話の発信' : '音声通話の発信';
    const words = {
      answered: isIncoming ? incoming : outgoing,
      'answered-elsewhere': '別のデバイスで応答',
      declined: isIncoming ? '拒否しました' : '拒否されました',
      'declined-elsewhere': '別のデバイスで拒否',
      missed: kind === 'video' ? 'ビデオ通話の不在着信' : '音声通話の不在着信',
      'no-answer': '応答なし',
      busy: '話し中',
      canceled: 'キャンセルしました',
      failed: '接続できませんでした',
    };
    return words[outcome];
  },
  callWithAudio: (names) => `${list(names)}に音声通話を発信`,
  callWithVideo: (names) => `${list(names)}にビデオ通話を発信`,
  removeCall: (names) => `${list(names)}との通話を履歴から削除`,
  clear: 'すべて削除…',
  clearQuestion: '履歴をすべて削除しますか？',
  clearYes: 'すべて削除',
  clearNo: '残す',
  missedCalls: (number) => count(number, { other: '不在着信 #件' }),
};
