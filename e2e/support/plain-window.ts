import { expect, type Page } from '@playwright/test';
import type { OpenWindow, Person } from './fixtures.js';
import { userName, type TestServer } from './test-server.js';

declare global {
  interface Window {
    plainXmpp: { readonly frames: string[]; send(frame: string): void };
  }
}

/** A window with the plainest XMPP client there is: a socket (RFC 7395), a login and presence. It knows no calls. */
export class PlainWindow {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens a window and signs in. */
  static async open(openWindow: OpenWindow, person: Person, server: TestServer): Promise<PlainWindow> {
    const page = await openWindow(person, { url: '/quickblox.html' });
    await page.evaluate(
      ({ url, host, name, password }) =>
        new Promise<void>((resolve, reject) => {
          const socket = new WebSocket(url, 'xmpp');
          const frames: string[] = [];
          const send = (frame: string): void => socket.send(frame);
          const framing = 'urn:ietf:params:xml:ns:xmpp-framing';
          const open = `<open xmlns="${framing}" to="${host}" version="1.0"/>`;
          let isKnown = false;
          window.plainXmpp = { frames, send };
          socket.addEventListener('open', () => send(open));
          socket.addEventListener('error', () => reject(new Error('The socket broke.')));
          socket.addEventListener('message', ({ data }) => {
            const frame = String(data);
            frames.push(frame);
            if (frame.includes('<failure')) reject(new Error(frame));
            else if (frame.includes('<success')) {
              isKnown = true;
              send(open);
            } else if (frame.includes('<bind') && !frame.startsWith('<iq')) {
              const bind = '<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/>';
              send(`<iq xmlns="jabber:client" type="set" id="bind">${bind}</iq>`);
            } else if (frame.includes('<mechanisms') && !isKnown) {
              const secret = btoa(`\0${name}\0${password}`);
              send(`<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${secret}</auth>`);
            } else if (frame.startsWith('<iq') && frame.includes('bind')) {
              send('<presence xmlns="jabber:client"/>');
              resolve();
            }
          });
        }),
      { url: server.url, host: server.host, name: userName(person.id), password: person.password },
    );
    return new PlainWindow(page);
  }

  /** Sends a stanza, as it is written. */
  send(stanza: string): Promise<void> {
    return this.page.evaluate((frame) => window.plainXmpp.send(frame), stanza);
  }

  /** Waits until something arrives. */
  async receives(text: string | RegExp): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => window.plainXmpp.frames.join('\n')), { timeout: 30_000 })
      .toMatch(text);
  }
}
