import type { CallEndReason, CallErrorCode, DeviceKind } from '@parley/core';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import { listing, plural } from './grammar.js';
import { jaChat } from './chat/ja.js';
import { jaHistory } from './history/ja.js';
import { jaEffects } from './effects/ja.js';
import { jaStats } from './stats/ja.js';
import { jaLobby } from './lobby/ja.js';
import type { Messages } from './messages.js';

const list = listing('ja');
const count = plural('ja');

/** Several people, each as politely as one: 「佐藤さん、田中さん」. */
const people = (names: readonly string[]): string => list(names.map((name) => `${name}さん`));

/** Japanese, in the polite form. */
export const ja: Messages = {
  locale: 'ja',
  you: '自分',
  people: list,

  incomingCall: (kind, names) => `${people(names)}からの${calls[kind]}の着信`,
  incomingKind: (kind) => `${calls[kind]}の着信`,
  acceptWithVideo: 'ビデオで応答',
  acceptWithAudio: '音声で応答',
  decline: '拒否',
  silence: '消音',
  block: (name) => `${name}さんをブロック`,
  unblock: (name) => `${name}さんのブロックを解除`,
  silencedKind: (kind) => `${kind}・消音中`,
  acceptEndsCurrent: '応答すると、現在の通話は終了します。',
  holdAndAnswer: '保留にして応答',
  endAndAnswer: '終了して応答',
  callsWaiting: (calling) => count(calling, { other: 'ほか#件の着信' }),
  showWaiting: (kind, names) => `${people(names)}からの${calls[kind]}を表示`,
  openToAnswer: 'ページを開いて応答してください。',
  notifyOfCalls: '着信を通知する',

  outgoingCall: (names) => `${people(names)}に発信中`,
  calling: '発信中…',
  ringing: '呼び出し中…',
  connecting: '接続中…',
  cancelCall: '発信をキャンセル',

  callWith: (names) => (names.length > 0 ? `${people(names)}との通話` : '通話'),
  inCallWith: (names) => `${people(names)}と通話中`,
  duration: '通話時間',
  peopleInCall: '通話の参加者',
  screenOf: (name) => `${name}さんの画面`,
  quality: (quality) => (quality === 'poor' ? '接続が不安定です' : '接続がやや不安定です'),
  pinned: (name) => `${name}さんを固定`,
  pages: 'ページ',
  pageOf: (page, pages) => `${String(page)}/${String(pages)}ページ`,
  previousPage: '前のページ',
  nextPage: '次のページ',
  reconnecting: '再接続中…',
  microphoneIsOff: 'マイクはオフです',
  selfView: '自分の映像',
  moveSelfView: '自分の映像を移動',
  moveSelfViewHelp: '矢印キーで別の隅へ、押すと次の隅へ移動します。',
  corner: (vertical, horizontal) =>
    `${horizontal === 'left' ? '左' : '右'}${vertical === 'top' ? '上' : '下'}`,
  stopSharing: '共有を停止',
  tapToHear: 'タップして音声を再生',
  tapToHearPerson: (name) => `タップして${name}さんの音声を再生`,

  personJoined: (name) => `${name}さんが参加しました`,
  personLeft: (name) => `${name}さんが退出しました`,
  peopleJoined: (names) => `${crowd(names)}が参加しました`,
  peopleLeft: (names) => `${crowd(names)}が退出しました`,
  personMuted: (name) => `${name}さんがマイクをオフにしました`,
  personUnmuted: (name) => `${name}さんがマイクをオンにしました`,
  personShares: (name) => `${name}さんが画面を共有しています`,
  personSharesNoMore: (name) => `${name}さんが画面の共有を停止しました`,
  personBack: (name) => `${name}さんが戻りました`,
  personHolds: (name) => `${name}さんが通話を保留にしました`,
  onHold: (names) => `保留中：${people(names)}`,
  resumeCall: '再開',
  holdCall: '保留',
  swapCalls: '切り替え',
  youShare: '画面を共有しています',
  youShareNoMore: '画面の共有を停止しました',

  controls: '通話の操作',
  microphone: 'マイク',
  inputLevel: 'マイクの音量',
  camera: 'カメラ',
  flipCamera: 'カメラを切り替え',
  endCall: '通話を終了',
  screenShare: '画面を共有',
  shareProblem: (code) =>
    code === 'permission-denied' ? '画面の共有が許可されていません' : '画面を共有できませんでした',
  layout: 'レイアウト',
  layoutName: (layout) => ({ auto: '自動', grid: 'グリッド', speaker: '発言者' })[layout],
  more: 'その他',
  fullscreen: '全画面表示',
  exitFullscreen: '全画面表示を終了',
  pictureInPicture: 'ピクチャー イン ピクチャー',
  deviceSettings: (device) => (device === 'camera' ? 'ビデオの設定' : '音声の設定'),
  deviceKind: (kind) => kinds[kind],
  deviceNumber: (kind, number) => `${kinds[kind]} ${String(number)}`,
  noDevice: (kind) => `${kinds[kind]}が見つかりません`,
  defaultDevice: 'システムの既定',

  asksForVideo: (names) => `${people(names)}がビデオをオンにしたいと言っています`,
  asksForVideoHint: '同意するまでカメラはオンになりません。',
  turnOnVideo: 'ビデオをオンにする',
  askingForVideo: 'ビデオをリクエスト中…',
  stopAsking: 'リクエストを取り消す',
  videoRefused: (refusal) =>
    refusal === 'declined'
      ? 'ビデオのリクエストは拒否されました'
      : 'ビデオのリクエストに応答がありませんでした',
  videoStarted: 'ビデオ通話になりました',
  videoEnded: '音声のみの通話になりました',
  backToAudio: '音声通話に戻す',

  record: '録画',
  stopRecording: '録画を停止',
  pauseRecording: '一時停止',
  resumeRecording: '再開',
  youRecord: '通話を録画しています',
  youRecordNoMore: '録画を停止しました',
  recordingPaused: '録画を一時停止中',
  recordingAsked: '録画への同意を待っています',
  personRecords: (name) => `${name}さんが通話を録画しています`,
  personRecordsNoMore: (name) => `${name}さんが録画を停止しました`,
  mayRecord: (name) => `${name}さんが通話の録画を希望しています`,
  mayRecordHint: '同意した人だけが録画されます。',
  agree: '同意する',
  leaveMeOut: '自分を録画しない',
  cannotBeTold: (names) =>
    `${people(names)}のアプリには録画中であることが表示されません。直接お伝えください。`,
  haveTold: '伝えました',
  recordingDeclined: '録画に同意した人がいませんでした',
  recordingFailed: '通話を録画できませんでした',

  reactions: 'リアクション',
  raiseHand: '手を挙げる',
  handRaised: (order) => `挙手中（${String(order)}番目）`,
  personRaisesHand: (name) => `${name}さんが手を挙げました`,
  personLowersHand: (name) => `${name}さんが手を下ろしました`,
  personReacts: (name, emoji) => `${name}さんが${emoji}でリアクションしました`,
  handIsUp: '手を挙げています',
  handIsDown: '手を下ろしました',

  connectionDetails: '接続の詳細',

  participants: '参加者',
  peopleCount: (total) => count(total, { other: '参加者#人' }),
  notInCall: '通話に参加していない人',
  microphoneIsOn: 'マイクはオンです',
  cameraIsOn: 'カメラはオンです',
  cameraIsOff: 'カメラはオフです',
  volume: '音量',
  volumeOf: (name) => `${name}さんの音量`,
  muteForMe: (name) => `${name}さんを自分だけミュート`,
  mutedForMe: '自分だけミュート中',
  invite: '招待する',
  askToUnmute: (name) => `${name}さんにミュートの解除を依頼`,
  askedToUnmute: '依頼しました',
  asksToUnmute: (names) => `${people(names)}がミュートの解除を求めています`,
  asksToUnmuteHint: 'マイクはオフです。オンにできるのはあなただけです。',
  unmute: 'マイクをオンにする',
  notNow: '今はしない',
  endForAll: '全員の通話を終了',
  endForAllHint: '参加者全員の通話が終了します。',
  cancel: 'キャンセル',
  wasInCallWith: (names) => `${people(names)}と通話中でした`,
  rejoinHint: 'ページが閉じられたか、再読み込みされました。相手はまだ通話中かもしれません。',
  rejoin: '通話に戻る',
  leaveCall: '退出する',

  chat: 'チャット',
  unreadMessages: (number) => count(number, { other: '未読メッセージ#件' }),
  personWrites: (name, text) => `${name}さん：${text}`,

  shortcuts: 'キーボードショートカット',
  shortcutName: (action) => actions[action],
  keyName: (key) => (key === 'Space' ? 'スペース' : key),
  withShortcut: (label, keyNames) => `${label}（${keyNames}）`,

  networkReconnecting: 'ネットワークが切断されているようです。再接続しています…',
  signalingReconnecting: 'サーバーとの接続が切れました。通話は続いています。再接続しています…',
  signalingOffline: 'サーバーからサインアウトしました。通話は続いていますが、新しい着信は受けられません。',
  mediaReconnecting: (names, cause) => {
    if (cause === 'their-network')
      return `${people(names)}のネットワークが切断されているようです。再接続しています…`;
    if (cause === 'relay') return `${people(names)}との間の中継サーバーが応答しません。再接続しています…`;
    return `${people(names)}との接続が切れました。再接続しています…`;
  },
  weakConnection: (names, cause) => {
    if (cause === 'your-network') return 'ネットワークが不安定なようです';
    return cause === 'their-network'
      ? `${people(names)}のネットワークが不安定なようです`
      : `${people(names)}との接続が不安定です`;
  },
  tries: (what) => (what === 'rebuild' ? '新しい接続を作成しています…' : '別の経路を探しています…'),
  recovered: '接続が回復しました',
  deviceProblem: (device, code) => problems(kinds[device])[code] ?? `${kinds[device]}を開始できませんでした`,
  deviceHelp: (device, code) =>
    helps(kinds[device])[code] ??
    '機器を接続し直すか、ブラウザーを再起動してください。その後、もう一度お試しください。',
  youAreMuted: 'ミュートになっています',
  unmuteWith: (keys) => `${keys} でミュートを解除できます`,
  microphoneTrouble: (notice) =>
    notice === 'silent' ? 'マイクから音が入っていません' : 'マイクの音が大きすぎます',
  microphoneTroubleHelp: (notice) =>
    notice === 'silent'
      ? 'マイク本体のスイッチがオフになっているかもしれません。オンにするか、別のマイクを選んでください。'
      : 'マイクから少し離れるか、システム設定で入力レベルを下げてください。',
  tryAgain: '再試行',
  goOnWithout: (device) => `${kinds[device]}なしで続ける`,

  ended: ({ reason, direction, names }) =>
    endings[reason](names.length > 0 ? people(names) : '相手', direction === 'outgoing'),
  lasted: (duration) => `通話時間：${duration}`,
  callAgain: 'もう一度かける',
  callIsFull: 'この通話は満員です。',
  callAgainLater: 'サーバーに再接続しています。まもなく、もう一度かけられます。',
  callAgainSignedOut: 'サーバーからサインアウトしました。もう一度かけるにはサインインしてください。',
  close: '閉じる',

  lobby: jaLobby,
  chatPanel: jaChat,
  callHistory: jaHistory,
  effects: jaEffects,
  stats: jaStats,
};

const calls = { video: 'ビデオ通話', audio: '音声通話' } as const;
const kinds: Record<DeviceKind, string> = { microphone: 'マイク', camera: 'カメラ', speaker: 'スピーカー' };

const actions: Record<ShortcutAction, string> = {
  microphone: 'マイクのオン／オフ',
  camera: 'カメラのオン／オフ',
  talk: 'ミュート中、押している間だけ話す',
  hand: '手を挙げる',
  chat: 'チャットを開く／閉じる',
  fullscreen: '全画面表示',
  help: 'キーボードショートカット',
};

function problems(device: string): Partial<Record<CallErrorCode, string>> {
  return {
    'permission-denied': `${device}がブロックされています`,
    'permission-dismissed': `${device}がまだ許可されていません`,
    'not-found': `${device}が見つかりません`,
    'in-use': `${device}は使用中です`,
    overconstrained: `${device}が要求された設定に対応していません`,
    'insecure-context': `このページでは${device}を使用できません`,
  };
}

function helps(device: string): Partial<Record<CallErrorCode, string>> {
  return {
    'permission-denied': `アドレスバーの横と、システムの設定で、このサイトに${device}を許可してください。その後、もう一度お試しください。`,
    'permission-dismissed': 'もう一度試して、ブラウザーの確認で「許可」を選んでください。',
    'not-found': `${device}を接続するか、電源を入れてください。その後、もう一度お試しください。`,
    'in-use': 'ほかのアプリまたはタブで使用されている可能性があります。閉じてから、もう一度お試しください。',
    overconstrained: `別の${device}または別の画質・音質を選んでください。`,
    'insecure-context': 'https で始まるアドレスで開いてください。',
  };
}

const endings: Record<CallEndReason, (them: string, outgoing: boolean) => string> = {
  hangup: (them) => `${them}との通話が終了しました`,
  rejected: (them, outgoing) => (outgoing ? `${them}が応答を拒否しました` : '着信を拒否しました'),
  busy: (them, outgoing) => (outgoing ? `${them}は通話中です` : '別の通話中でした'),
  'no-answer': (them, outgoing) => (outgoing ? `${them}の応答がありません` : `${them}からの不在着信`),
  unreachable: (them) => `${them}につながりませんでした`,
  canceled: (them, outgoing) => (outgoing ? '発信をキャンセルしました' : `${them}からの不在着信`),
  'answered-elsewhere': () => '別の端末で応答しました',
  'rejected-elsewhere': () => '別の端末で拒否しました',
  'caller-gone': (them) => `${them}が呼び出しを終了しました`,
  merged: (them) => `${them}との通話を続けます`,
  'connection-lost': () => '接続が切れました',
  'media-denied': () => '通話にはマイクまたはカメラが必要です',
  failed: () => '通話できませんでした',
};

/** 二人までは名前で、それより多いときは最初の一人。 */
function crowd(names: readonly string[]): string {
  const [first = ''] = names;
  return names.length > 2 ? `${first}さん、ほか${String(names.length - 1)}人` : people(names);
}
