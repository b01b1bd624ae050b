import { assert, constantFrom, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../test-kit/parse-xml.js';
import { readChat } from './read-chat.js';
import { writeChatState, writeChatText, writeReceipt } from './write-chat.js';
import { writeXml } from './write-xml.js';
import { textElement, xmlElement, type XmlElement } from './xml-element.js';

const nothing = {
  type: 'chat',
  id: null,
  originId: null,
  body: null,
  thread: null,
  state: null,
  wantsReceipt: null,
  received: null,
  delayedFrom: null,
  dialogId: null,
};

/** As `QB.chat.send` of the QuickBlox SDK 2.23.0 writes it. */
const quickblox = `<message xmlns="jabber:client" from="102-1@localhost/x" to="101-1@localhost" type="chat" id="65a1">
  <body xmlns="jabber:client">See <![CDATA[<you>]]> &amp; me</body><markable xmlns="urn:xmpp:chat-markers:0"/>
  <extraParams xmlns="jabber:client"><save_to_history>1</save_to_history><dialog_id>5f3</dialog_id>
  <date_sent>1700000000</date_sent></extraParams></message>`;

/** As clients of the field write it, with all that they add. */
const conversations = `<message xmlns="jabber:client" from="bob@h/phone" to="alice@h" type="chat" id="a1">
  <body xml:lang="de">Hallo</body><body>Hello</body><thread>of-their-own</thread>
  <active xmlns="http://jabber.org/protocol/chatstates"/><request xmlns="urn:xmpp:receipts"/>
  <markable xmlns="urn:xmpp:chat-markers:0"/><origin-id xmlns="urn:xmpp:sid:0" id="o1"/>
  <stanza-id xmlns="urn:xmpp:sid:0" by="alice@h" id="s1"/>
  <delay xmlns="urn:xmpp:delay" from="h" stamp="2023-11-14T22:13:20.5Z"/></message>`;

function written(message: XmlElement): ReturnType<typeof readChat> {
  return readChat(parseXml(writeXml(message)));
}

describe('what others write', () => {
  it('is read from the QuickBlox SDK', () => {
    expect(readChat(parseXml(quickblox))).toEqual({
      ...nothing,
      id: '65a1',
      originId: '65a1',
      body: 'See <you> & me',
      wantsReceipt: 'marker',
      dialogId: '5f3',
    });
  });

  it('is read from any XMPP client', () => {
    expect(readChat(parseXml(conversations))).toEqual({
      ...nothing,
      id: 'a1',
      originId: 'o1',
      body: 'Hello',
      thread: 'of-their-own',
      state: 'active',
      wantsReceipt: 'receipt',
      delayedFrom: 1_700_000_000_500,
    });
  });

  it.each([
    ['<received xmlns="urn:xmpp:receipts" id="m1"/>', { received: 'm1' }],
    ['<received xmlns="urn:xmpp:chat-markers:0" id="m1"/>', { received: 'm1' }],
    ['<displayed xmlns="urn:xmpp:chat-markers:0" id="m1"/>', { received: 'm1' }],
    ['<composing xmlns="http://jabber.org/protocol/chatstates"/>', { state: 'composing' }],
    ['<body>x</body><extraParams><sessionID> s1 </sessionID></extraParams>', { body: 'x', thread: 's1' }],
    ['<body>x</body><delay xmlns="urn:xmpp:delay" stamp="yesterday"/>', { body: 'x' }],
    ['<body>x</body><delay xmlns="urn:xmpp:delay" stamp="2023-19-44T99:13:20Z"/>', { body: 'x' }],
    [
      '<body>&gt; hi 👍</body><fallback xmlns="urn:xmpp:fallback:0" for="urn:xmpp:reactions:0"/>',
      { body: '> hi 👍' },
    ],
  ])('understands %s', (inside, expected) => {
    expect(readChat(parseXml(`<message type="chat">${inside}</message>`))).toEqual({
      ...nothing,
      ...expected,
    });
  });

  it.each([
    ['<presence/>'],
    ['<message type="groupchat"><body>x</body></message>'],
    ['<message type="headline"><body>x</body></message>'],
    ['<message type="chat"/>'],
    ['<message type="chat"><body>  </body></message>'],
    ['<message type="chat"><received xmlns="urn:xmpp:carbons:2"/></message>'],
    [`<message type="chat"><composing xmlns="other"/></message>`],
  ])('passes over %s', (xml) => {
    expect(readChat(parseXml(xml))).toBeNull();
  });

  it('takes a copy that a server wraps for no message of its own', () => {
    const inner = '<message type="chat" from="bob@h/x"><body>hi</body></message>';
    const forwarded = `<forwarded xmlns="urn:xmpp:forward:0">${inner}</forwarded>`;
    expect(
      readChat(
        parseXml(`<message type="chat"><sent xmlns="urn:xmpp:carbons:2">${forwarded}</sent></message>`),
      ),
    ).toBeNull();
  });
});

describe('what we write', () => {
  it('comes back as it was, whatever the text', () => {
    const text = { id: 'm1', body: ' <b>&amp;\n"é" ', sessionId: 's1', quickblox: null };
    expect(written(writeChatText(text))).toEqual({
      ...nothing,
      id: 'm1',
      originId: 'm1',
      body: text.body,
      thread: 's1',
      state: 'active',
      wantsReceipt: 'receipt',
    });
  });

  it('tells a QuickBlox client and its server what they go by', () => {
    const fields = { sessionId: 's1', sentAt: 1_700_000_000_999, dialogId: '5f3', isSaved: true };
    const xml = writeXml(writeChatText({ id: 'm1', body: 'x', sessionId: 's1', quickblox: fields }));
    expect(xml).toContain(
      '<extraParams xmlns="jabber:client"><save_to_history>1</save_to_history><date_sent>1700000000</date_sent>' +
        '<dialog_id>5f3</dialog_id><sessionID>s1</sessionID></extraParams>',
    );
    const unsaved = { ...fields, dialogId: null, isSaved: false };
    const other = writeXml(writeChatText({ id: 'm1', body: 'x', sessionId: 's1', quickblox: unsaved }));
    expect(other).not.toMatch(/save_to_history|dialog_id/);
  });

  it('tells of typing and of receipts', () => {
    expect(written(writeChatState('composing', 'i1', 's1'))).toMatchObject({
      state: 'composing',
      thread: 's1',
      body: null,
    });
    for (const kind of ['receipt', 'marker'] as const)
      expect(written(writeReceipt(kind, 'm1', 'i1'))).toEqual({
        ...nothing,
        id: 'i1',
        originId: 'i1',
        received: 'm1',
      });
  });
});

describe('what nobody should write', () => {
  /** Puts something else in place of one element somewhere. */
  function mutate(element: XmlElement, at: number, into: XmlElement | string): XmlElement {
    let count = -1;
    const visit = (node: XmlElement): XmlElement => ({
      ...node,
      children: node.children.map((child) => {
        count += 1;
        if (count === at) return into;
        return typeof child === 'string' ? child : visit(child);
      }),
    });
    return visit(element);
  }
  const odd = constantFrom<XmlElement | string>(
    '',
    'text',
    xmlElement('body'),
    xmlElement('body', {}, [xmlElement('body', {}, ['in'])]),
    textElement('thread', 'x'.repeat(5000)),
    xmlElement('received', { xmlns: 'urn:xmpp:receipts' }),
    xmlElement('delay', { xmlns: 'urn:xmpp:delay' }),
    xmlElement('extraParams', {}, [xmlElement('sessionID', {}, [xmlElement('a')])]),
    xmlElement('__proto__', { constructor: 'x' }),
  );

  it('throws nothing', () => {
    const trees = [parseXml(quickblox), parseXml(conversations)];
    assert(
      property(constantFrom(...trees), nat(20), odd, nat(20), odd, (tree, first, one, second, two) => {
        const read = readChat(mutate(mutate(tree, first, one), second, two));
        expect(read === null || read.type === 'chat').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
