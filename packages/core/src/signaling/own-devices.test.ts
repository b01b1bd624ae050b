import { describe, expect, it } from 'vitest';
import { SignalingRig } from '../../test-kit/signaling-rig.js';
import { xmlElement, type XmlElement } from '../wire/xml-element.js';
import type { CallSignal, Signal } from '../model/signal.js';

const word: Signal = { type: 'update', sessionId: 's', extra: { parley: { elsewhere: 'answered' } } };

function presence(from: string, type?: string): XmlElement {
  return xmlElement('presence', type === undefined ? { from } : { from, type });
}

/** To whom messages went. */
function receivers(rig: SignalingRig): (string | undefined)[] {
  return rig.link.sent
    .filter((xml) => xml.startsWith('<message'))
    .map((xml) => / to="([^"]+)"/.exec(xml)?.[1]);
}

describe('the other devices of the user', () => {
  it('are told one by one, while they are online', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.signaling.tellOwnDevices(word);
    expect(receivers(rig)).toEqual([]);
    for (const from of ['alice@chat.example/desk', 'Alice@chat.example/tablet', 'bob@chat.example/desk'])
      rig.link.receive(presence(from));
    rig.link.receive(presence('alice@chat.example/phone')); // this one
    rig.link.receive(presence('alice@chat.example/odd', 'subscribe'));
    rig.signaling.tellOwnDevices(word);
    expect(receivers(rig)).toEqual(['alice@chat.example/desk', 'alice@chat.example/tablet']);
    rig.link.receive(presence('alice@chat.example/desk', 'unavailable'));
    rig.signaling.tellOwnDevices(word);
    expect(receivers(rig).slice(2)).toEqual(['alice@chat.example/tablet']);
  });

  it('are no more than one could have', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    for (let index = 0; index < 100; index += 1)
      rig.link.receive(presence(`alice@chat.example/r${String(index)}`));
    rig.signaling.tellOwnDevices(word);
    expect(receivers(rig)).toHaveLength(16);
  });

  it('are forgotten with the session, and not told late', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.receive(presence('alice@chat.example/desk'));
    rig.link.end('lost');
    rig.signaling.tellOwnDevices(word);
    await rig.clock.advance(200);
    rig.link.accept();
    rig.signaling.tellOwnDevices(word);
    expect(receivers(rig)).toEqual([]);
  });
});

it('one device of somebody is written to by its full address', async () => {
  const rig = new SignalingRig();
  await rig.goOnline();
  rig.signaling.send('bob', word, 'desk & chair');
  expect(receivers(rig)).toEqual(['bob@chat.example/desk &amp; chair']);
});

describe('a call that the server gives back', () => {
  const call: CallSignal = {
    type: 'call',
    sessionId: 's',
    callType: 'video',
    callerId: 'alice',
    opponentIds: ['bob'],
    sdp: 'v=0\r\n',
  };

  it('is told once, by the id of its stanza', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const told: unknown[] = [];
    rig.signaling.on('undelivered', (undelivered) => told.push(undelivered));
    rig.signaling.send('bob', call);
    rig.signaling.send('bob', word);
    const ids = rig.link.sent.slice(-2).map((xml) => / id="([^"]+)"/.exec(xml)?.[1] ?? '');
    const error = (id: string): XmlElement =>
      xmlElement('message', { type: 'error', id, from: 'bob@chat.example' }, [xmlElement('error', {})]);
    for (const id of [...ids, ...ids, 'guess']) rig.link.receive(error(id));
    expect(told).toEqual([{ to: 'bob', sessionId: 's' }]);
    expect(rig.log.failures).toEqual([]);
  });
});
