import type { EffectsMessages } from './effects-messages.js';

export const jaEffects: EffectsMessages = {
  background: '背景',
  noBackground: 'なし',
  slightBlur: '弱いぼかし',
  blur: 'ぼかし',
  chooseImage: '画像を選択…',
  ownImage: '選択した画像',
  backgroundStarts: '背景を読み込んでいます…',
  backgroundFailed: 'この背景はここでは使えません。カメラには後ろの様子がそのまま映っています。',
  suppressNoise: 'ノイズを抑える',
  noiseStarts: 'ノイズ抑制を読み込んでいます…',
  noiseFailed: 'ここではノイズを抑えられません。マイクはこれまでどおり使えます。',
};
