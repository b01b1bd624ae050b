import { describe, expect, it, vi } from 'vitest';
import { loadStrophe } from './load-strophe.js';
import { strophe as signaling } from './strophe.js';

// One after the other: once it is there, it stays.
describe('strophe.js', { shuffle: false }, () => {
  it('is not needed before somebody connects', () => {
    signaling({ service: 'wss://chat.example/ws', credentials: () => ({ userId: 'alice', password: 'x' }) });
    expect(['document', 'DOMParser', 'Strophe', '$iq'].filter((name) => name in globalThis)).toEqual([]);
  });

  it('leaves globals that exist as they are', async () => {
    const [ownDocument, ownParser, ownIq] = [{}, (): string => 'my parser', (): string => 'mine'];
    vi.stubGlobal('document', ownDocument);
    vi.stubGlobal('DOMParser', ownParser);
    vi.stubGlobal('$iq', ownIq);
    const strophe = await loadStrophe();
    expect(strophe.Connection).toBeTypeOf('function');
    expect(document).toBe(ownDocument);
    expect(DOMParser).toBe(ownParser);
    expect(Reflect.get(globalThis, '$iq')).toBe(ownIq);
  });
});
