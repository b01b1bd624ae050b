import { describe, expect, it } from 'vitest';
import { ariaShortcut, keysOf, matchesShortcut } from './shortcut-keys.js';

function typed(key: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]) {
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  };
}

describe('matchesShortcut', () => {
  it.each([
    ['Mod+D', typed('d', 'ctrl'), false],
    ['Mod+D', typed('d', 'meta'), true],
    // Caps lock.
    ['Mod+D', typed('D', 'ctrl'), false],
    ['Ctrl+Shift+M', typed('M', 'ctrl', 'shift'), true],
    ['Space', typed(' '), false],
    ['F', typed('f'), false],
    ['?', typed('?', 'shift'), false],
    ['?', typed('?'), false],
    ['Ctrl++', typed('+', 'ctrl'), false],
    ['F8', typed('F8'), false],
    // A Ukrainian keyboard.
    ['Mod+D', { ...typed('в', 'ctrl'), code: 'KeyD' }, false],
  ])('takes %s', (shortcut, event, apple) => {
    expect(matchesShortcut(event, shortcut, apple)).toBe(true);
  });

  it.each([
    ['Mod+D', typed('d'), false],
    ['Mod+D', typed('d', 'meta'), false],
    ['Mod+D', typed('d', 'ctrl'), true],
    ['Mod+D', typed('d', 'ctrl', 'shift'), false],
    // AltGr is Ctrl and Alt on Windows.
    ['Mod+E', typed('e', 'ctrl', 'alt'), false],
    ['Space', typed(' ', 'shift'), false],
    ['F', typed('F', 'shift'), false],
    // Dvorak: what is typed counts, not where.
    ['Mod+D', { ...typed('e', 'ctrl'), code: 'KeyD' }, false],
    ['F', typed('F8'), false],
    [null, typed('f'), false],
  ])('leaves what is not %s', (shortcut, event, apple) => {
    expect(matchesShortcut(event, shortcut, apple)).toBe(false);
  });
});

describe('keysOf', () => {
  it.each([
    ['Mod+D', true, ['⌘', 'D']],
    ['Mod+D', false, ['Ctrl', 'D']],
    ['Ctrl+Alt+Shift+K', true, ['⌃', '⌥', '⇧', 'K']],
    ['Ctrl++', false, ['Ctrl', '+']],
    ['Space', true, ['Space']],
  ])('names the keys of %s as they are printed', (shortcut, apple, keys) => {
    expect(keysOf(shortcut, apple)).toEqual(keys);
  });
});

it.each([
  ['Mod+D', true, 'Meta+D'],
  ['Mod+D', false, 'Control+D'],
  ['Ctrl+Shift+K', false, 'Control+Shift+K'],
  ['?', false, '?'],
])('writes %s as ARIA has it', (shortcut, apple, written) => {
  expect(ariaShortcut(shortcut, apple)).toBe(written);
});
