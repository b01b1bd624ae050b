import type { StatsMessages } from './stats-messages.js';

export const jaStats: StatsMessages = {
  measuring: '測定中…',
  score: (word) => ({ good: '良好', fair: '普通', poor: '不良' })[word],
  direct: (protocol) => `直接接続（${protocol}）`,
  relayed: (protocol) => `中継サーバー経由（${protocol}）`,
  roundTrip: '往復時間',
  loss: 'パケット損失',
  received: '受信',
  sent: '送信',
  frameRate: '毎秒フレーム数',
  sound: '音声',
  picture: '映像',
  screen: '画面',
  limitedBy: (what) =>
    ({ cpu: 'この端末の性能により制限', bandwidth: 'ネットワークにより制限', other: '制限中' })[what],
  timeline: 'これまでの経過',
  copyTimeline: '不具合報告用にコピー',
  copied: 'コピーしました',
};
