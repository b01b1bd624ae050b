import type { CallEndReason, CallErrorCode } from '@parley/core';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { en } from './en.js';

describe('English', () => {
  it.each<[CallEndReason, string, string]>([
    ['hangup', 'Call with Bob ended', 'Call with Bob ended'],
    ['rejected', 'Bob declined the call', 'You declined the call'],
    ['busy', 'Bob is in another call', 'You were in another call'],
    ['no-answer', 'No answer from Bob', 'You missed a call from Bob'],
    ['canceled', 'You canceled the call', 'You missed a call from Bob'],
    ['answered-elsewhere', 'Answered on another device', 'Answered on another device'],
    ['rejected-elsewhere', 'Declined on another device', 'Declined on another device'],
    ['caller-gone', 'Bob stopped calling', 'Bob stopped calling'],
    ['connection-lost', 'The connection was lost', 'The connection was lost'],
    ['media-denied', 'The call needs a microphone or a camera', 'The call needs a microphone or a camera'],
    ['failed', 'The call failed', 'The call failed'],
  ])('says how a call ended: %s', (reason, outgoing, incoming) => {
    expect(en.ended({ reason, direction: 'outgoing', names: ['Bob'] })).toBe(outgoing);
    expect(en.ended({ reason, direction: 'incoming', names: ['Bob'] })).toBe(incoming);
  });

  it('speaks of several people', () => {
    expect(en.callWith(['Ann', 'Bob', 'Carol'])).toBe('Call with Ann, Bob, and Carol');
    expect(en.ended({ reason: 'busy', direction: 'outgoing', names: ['Ann', 'Bob'] })).toBe(
      'Ann and Bob are in another call',
    );
    expect(en.callWith([])).toBe('Call');
  });

  it.each<[CallErrorCode, string, RegExp]>([
    ['permission-denied', 'Your camera is blocked', /address bar/],
    ['permission-dismissed', 'Your camera is not allowed yet', /“Allow”/],
    ['not-found', 'No camera found', /Plug one in/],
    ['in-use', 'Your camera is busy', /Another app/],
    ['overconstrained', 'Your camera cannot do what was asked of it', /another quality/],
    ['insecure-context', 'This page may not use your camera', /https/],
    ['capture-failed', 'Your camera did not start', /restart/],
    ['unreachable', 'Your camera did not start', /restart/],
  ])('says which device failed and how to mend it: %s', (code, problem, help) => {
    expect(en.deviceProblem('camera', code)).toBe(problem);
    expect(en.deviceHelp('camera', code)).toMatch(help);
  });
});

const source = fileURLToPath(new URL('..', import.meta.url));
const spoken =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label)$/;

/** Of those, the ones that are no word for anything else. */
const spokenProperty =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|placeholder|title)$/;

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** What a component says in a language of its own. */
function literalTexts(path: string, text: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const visit = (node: ts.Node, isShown: boolean): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (isShown && ts.isStringLiteralLike(node) && /\p{L}/u.test(node.text)) found.push(node.text);
    let shows = isShown;
    // What an element contains is shown; of its attributes only those that are read out.
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) shows = true;
    if (ts.isJsxAttribute(node)) shows = spoken.test(node.name.getText(file));
    // Prop-getters give attributes as the properties of an object.
    if (ts.isPropertyAssignment(node)) shows = spokenProperty.test(nameOf(node.name));
    // Conditions and arguments decide on what is shown and are not shown themselves.
    if (ts.isCallExpression(node) || ts.isBinaryExpression(node)) shows = false;
    node.forEachChild((child) => {
      const decides = ts.isConditionalExpression(node) && child === node.condition;
      const isName = ts.isPropertyAssignment(node) && child === node.name;
      visit(child, shows && !decides && !isName);
    });
  };
  visit(file, false);
  return found;
}

describe('components', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      /^(components|prefabs|provider|hooks|icons|lib)\/.*\.tsx?$/.test(path) &&
      !/\.(test|stories)\./.test(path),
  );

  it('are read', () => {
    expect(files.length).toBeGreaterThan(15);
  });

  it.each(files)('%s has no text of its own', (path) => {
    expect(literalTexts(path, readFileSync(`${source}/${path}`, 'utf8'))).toEqual([]);
  });

  it('would be caught', () => {
    const planted = `const A = () => <p title="One">Two{isOn ? 'Three' : other}<b data-x="no" className={isOn ? 'no' : ''}>{say('no')}</b></p>;`;
    expect(literalTexts('planted.tsx', planted)).toEqual(['One', 'Two', 'Three']);
    const getter = `const props = { 'aria-label': 'Four', title: isOn ? 'Five' : say('no'), type: 'button' };`;
    expect(literalTexts('planted.ts', getter)).toEqual(['Four', 'Five']);
  });
});
