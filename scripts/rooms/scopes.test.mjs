import { describe, expect, it } from 'vitest';
import { hostReferences, runsAtImport } from './scopes.mjs';
import { parse } from './source-rules.mjs';

/** @param {string} text */
const names = (text) => hostReferences(parse('x.ts', text).source).map(({ name }) => name);

describe('hostReferences', () => {
  it.each([
    ['a call', 'fetch("/");', ['fetch']],
    ['a constructor', 'new WebSocket("");', ['WebSocket']],
    ['a base class', 'class A extends MediaStream {}', ['MediaStream']],
    ['typeof of a value', 'typeof window;', ['window']],
    ['a shorthand property', 'f({ document }); function f(x: unknown) {}', ['document']],
    ['a default value', 'function f(w = window) {}', ['window']],
    ['an export of a global', 'export { document as d };', ['document']],
    ['globalThis.x', 'globalThis.RTCPeerConnection;', ['RTCPeerConnection']],
    ["globalThis['x']", "globalThis['Date'];", ['Date']],
    ['window.x', 'window.fetch("/");', ['fetch', 'window']],
    ['a part of globalThis', 'const { Date: D } = globalThis;', ['globalThis']],
    ['what an inner scope declares and an outer one uses', '{ const Date = 1; } Date;', ['Date']],
    ['what another function declares', 'function f(window: number) {} window;', ['window']],
  ])('sees %s', (_what, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    ['a type', 'let x: MediaStreamTrack | Pick<RTCPeerConnection, "close">;'],
    ['typeof of a type', 'type F = typeof fetch;'],
    ['what is implemented', 'class A implements Event {}'],
    ['an extended interface', 'interface A extends Window {}'],
    ['a type argument', 'f<Document, Window>(); function f<A, B>() {}'],
    ['a property', 'x.document.window; const x = { Date: 1, fetch() {} };'],
    ['an import', 'import { document, fetch as window } from "x"; document; window;'],
    ['a re-export', 'export { document } from "x";'],
    ['a parameter', 'function f(document: unknown, { window }: { window: unknown }) { document; window; }'],
    ['a local name', 'const [Date] = [1]; () => Date;'],
    ['a name declared below', 'f(); function f() { return location; } const location = 1;'],
    ['a caught error', 'try {} catch (history) { history; }'],
    ['a loop variable', 'for (const name of []) { name; }'],
    ['a hoisted variable', '{ var self = 1; } self;'],
    ['a label', 'window: for (;;) break window;'],
    ['a class in a class expression', '(class Window { f() { return Window; } });'],
  ])('leaves %s alone', (_what, text) => {
    expect(names(text)).toEqual([]);
  });
});

describe('runsAtImport', () => {
  it.each([
    ['window;', true],
    ['export const a = { b: [window] };', true],
    ['class A { static a = window; }', true],
    ['class A { a = window; }', false],
    ['const f = () => window;', false],
    ['function f() { window; }', false],
    ['class A { get a() { return window; } }', false],
  ])('%s', (text, expected) => {
    const [reference] = hostReferences(parse('x.ts', text).source);
    expect(reference && runsAtImport(reference.node)).toBe(expected);
  });
});
