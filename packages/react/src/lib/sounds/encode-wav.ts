/** What stands before the samples, in bytes. */
const headerSize = 44;

/**
 * Makes a file of samples: RIFF WAVE, PCM, one channel of 16 bits (Multimedia Programming Interface and Data
 * Specifications 1.0, "Waveform Audio File Format").
 *
 * @param samples - from -1 to 1; what is beyond is cut off
 * @param rate - samples per second
 */
export function encodeWav(samples: Float32Array, rate: number): Blob {
  const bytes = samples.length * 2;
  const view = new DataView(new ArrayBuffer(headerSize + bytes));
  const word = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index));
  };
  word(0, 'RIFF');
  view.setUint32(4, headerSize - 8 + bytes, true);
  word(8, 'WAVE');
  word(12, 'fmt ');
  view.setUint32(16, 16, true); // the length of this part
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true); // bytes per second
  view.setUint16(32, 2, true); // bytes per frame
  view.setUint16(34, 16, true); // bits per sample
  word(36, 'data');
  view.setUint32(40, bytes, true);
  samples.forEach((sample, index) => {
    const clipped = Math.max(-1, Math.min(1, sample));
    view.setInt16(headerSize + index * 2, Math.round(clipped * 32_767), true);
  });
  return new Blob([view.buffer], { type: 'audio/wav' });
}
