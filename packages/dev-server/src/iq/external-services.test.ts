import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { childElements, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { answerExternalServices, type ExternalService } from './external-services.js';

const services: readonly ExternalService[] = [
  { type: 'stun', host: 'stun.test' },
  { type: 'turns', host: 'turn.test', secret: 'shared', ttl: 60 },
];

function ask(question: XmlElement): Record<string, string>[] | null {
  const answer = answerExternalServices(services, question, 'alice', 5000);
  return answer && childElements(answer).map(({ attrs }) => Object.fromEntries(attrs));
}

describe('answerExternalServices', () => {
  it('tells of all services, with credentials that end', () => {
    const username = '65:alice';
    const password = createHmac('sha1', 'shared').update(username).digest('base64');
    expect(ask(el(NS.externalServices, 'services'))).toEqual([
      { type: 'stun', host: 'stun.test', port: '3478', transport: 'udp' },
      {
        type: 'turns',
        host: 'turn.test',
        port: '5349',
        transport: 'tcp',
        restricted: 'true',
        username,
        password,
        expires: '1970-01-01T00:01:05.000Z',
      },
    ]);
  });

  it('tells of one type, or of one service', () => {
    expect(ask(el(NS.externalServices, 'services', { type: 'stun' }))).toHaveLength(1);
    const service = (attrs: Record<string, string>): XmlElement =>
      el(NS.externalServices, 'credentials', {}, el(NS.externalServices, 'service', attrs));
    expect(ask(service({ type: 'turns', host: 'turn.test' }))).toMatchObject([{ username: '65:alice' }]);
    expect(ask(service({ type: 'turns', host: 'turn.test', port: '1' }))).toEqual([]);
  });

  it('refuses other questions', () => {
    expect(ask(el(NS.externalServices, 'credentials'))).toBeNull();
    expect(ask(el(NS.externalServices, 'other'))).toBeNull();
  });
});
