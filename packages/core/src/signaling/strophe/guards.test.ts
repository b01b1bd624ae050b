import { beforeEach, describe, expect, it, vi } from 'vitest';
import { orderResponses } from './bosh-order.js';
import { disposeConnection } from './guards.js';
import { loadStrophe, type StropheModule } from './load-strophe.js';

/** An XMLHttpRequest whose answer the test gives. */
class HeldRequest {
  static readonly all: HeldRequest[] = [];
  onreadystatechange: () => void = () => undefined;
  readyState = 1;
  status = 0;

  constructor() {
    HeldRequest.all.push(this);
  }

  getAllResponseHeaders(): string {
    return '';
  }

  open(): void {}
  setRequestHeader(): void {}
  send(): void {}
  abort(): void {}

  answer(status: number): void {
    this.readyState = 4;
    this.status = status;
    this.onreadystatechange();
  }
}

describe('orderResponses', () => {
  let strophe: StropheModule;
  let taken: number[];
  let requests: readonly HeldRequest[];

  beforeEach(async () => {
    vi.stubGlobal('XMLHttpRequest', HeldRequest);
    HeldRequest.all.length = 0;
    strophe = await loadStrophe();
    taken = [];
    const transport = new strophe.Bosh(new strophe.Connection('http://127.0.0.1:9/http-bind'));
    orderResponses(transport);
    for (const rid of [7, 8, 9]) {
      const body = strophe.toElement('<body xmlns="http://jabber.org/protocol/httpbind"/>');
      const handle = (request: { readonly rid: number }): void => {
        taken.push(request.rid);
      };
      const onChange = transport._onRequestStateChange.bind(transport, handle);
      transport._requests.push(new strophe.Request(body, onChange, rid));
    }
    requests = [...HeldRequest.all];
  });

  it.each([
    [
      [0, 1, 2],
      [[7], [7, 8], [7, 8, 9]],
    ],
    [
      [2, 1, 0],
      [[], [], [7, 8, 9]],
    ],
    [
      [1, 0, 2],
      [[], [7, 8], [7, 8, 9]],
    ],
  ])('takes answers that come in the order %j in the order of the requests', (order, steps) => {
    const seen = order.map((index) => {
      requests[index]?.answer(200);
      return [...taken];
    });
    expect(seen).toEqual(steps);
  });

  it('holds nothing back but answers', () => {
    requests[1]?.answer(503);
    expect(taken).toEqual([]);
    requests[0]?.answer(200);
    expect(taken).toEqual([7]);
  });
});

/** A WebSocket that does nothing, and counts. */
class DeafSocket extends EventTarget {
  static made = 0;
  onerror: (() => void) | null = null;

  constructor() {
    super();
    DeafSocket.made += 1;
  }

  close(): void {}
}

describe('disposeConnection', () => {
  beforeEach(() => {
    vi.stubGlobal('XMLHttpRequest', HeldRequest);
    HeldRequest.all.length = 0;
    DeafSocket.made = 0;
  });

  it.each(['ws://127.0.0.1:9/ws', 'http://127.0.0.1:9/http-bind'])(
    'ends all that %s could do',
    async (service) => {
      const strophe = await loadStrophe();
      vi.stubGlobal('WebSocket', DeafSocket);
      const connection = new strophe.Connection(service);
      const statuses: number[] = [];
      connection.connect('alice@localhost', 'secret', (status) => statuses.push(status));
      expect(HeldRequest.all.length + DeafSocket.made).toBe(1);
      disposeConnection(strophe, connection);
      // What a challenge that was still computed, and a redirect, would do.
      connection.send(strophe.toElement('<message xmlns="jabber:client"/>'));
      connection.flush();
      connection._proto._connect();
      expect(HeldRequest.all.length + DeafSocket.made).toBe(1);
      expect(statuses).toEqual([strophe.Status.CONNECTING]);
    },
  );
});
