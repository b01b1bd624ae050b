import type { BrowserKind } from '../../lib/detect-browser.js';
import { listing } from '../grammar.js';
import type { Device } from '../device.js';
import type { LobbyMessages } from './lobby-messages.js';

const list = listing('ja');

/** Japanese, in the polite form. */
export const jaLobby: LobbyMessages = {
  callWhom: (kind, names) =>
    `${list(names.map((name) => `${name}さん`))}と${kind === 'video' ? 'ビデオ' : '音声'}通話`,
  checkDevices: 'カメラとマイク',
  startCall: '発信する',
  answerCall: '応答する',
  done: '完了',
  cancel: 'キャンセル',
  cameraIsOff: 'カメラはオフです',
  cameraStarts: 'カメラを起動しています…',
  allowDevices: 'ブラウザーに確認されたら「許可」を選んでください。',
  deviceLost: (label) => `${label}の接続が切れました`,
  deviceReturned: (label) => `${label}が再び使えるようになりました`,
  testSpeaker: 'スピーカーをテスト',
  speakerPlays: 'テスト音を再生しています…',
  testMicrophone: 'マイクをテスト',
  microphoneRecords: '録音中です。何か話してください…',
  microphonePlays: '録音した声を再生しています…',
  stopTest: '停止',
  testFailed: 'テストできませんでした。',
  cannotRecord: 'このブラウザーではテスト録音ができません。',
  permissionHelp: (device, browser) => steps[browser](device),
};

const named: Record<Device, string> = { microphone: 'マイク', camera: 'カメラ' };

const inSystem = (device: Device): string =>
  `まだブロックされている場合は、システムのプライバシー設定でこのブラウザーに${named[device]}を許可してください。`;

const steps: Record<BrowserKind, (device: Device) => readonly string[]> = {
  chrome: (device) => [
    'このページのアドレスの前にあるアイコンをクリックします。',
    `「${named[device]}」をオンにします。`,
    inSystem(device),
  ],
  firefox: (device) => [
    `このページのアドレスの前にある、斜線の付いた${named[device]}をクリックします。`,
    'そこでブロックを解除します。',
    inSystem(device),
  ],
  safari: (device) => [
    'メニューバーでブラウザーのメニューを開き、「このウェブサイトの設定」を選びます。',
    `「${named[device]}」を「許可」にします。`,
  ],
  ios: (device) => [
    'アドレスの横にあるページメニューをタップし、「ウェブサイトの設定」を選びます。',
    `「${named[device]}」を「許可」にします。`,
    `見つからない場合は、「設定」アプリでこのブラウザーを選び、${named[device]}を許可してください。`,
  ],
  android: (device) => [
    'アドレスの前にあるアイコンをタップし、「権限」を選びます。',
    `${named[device]}を許可します。`,
    `まだブロックされている場合は、端末の「設定」アプリでこのブラウザーに${named[device]}を許可してください。`,
  ],
  other: () => [],
};
