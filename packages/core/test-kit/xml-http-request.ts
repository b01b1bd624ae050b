import { request, type ClientRequest } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * As much of XMLHttpRequest as strophe.js needs for BOSH, made of `node:http`: Node has none. Every request has a
 * connection of its own, so that none is left over from a server or a proxy of an earlier test. The answer is parsed
 * by the global DOMParser, which strophe.js brings along in Node.
 */
export class XmlHttpRequest {
  onreadystatechange: () => void = () => undefined;
  readyState = 0;
  status = 0;
  responseText = '';
  responseXML: Document | null = null;
  readonly #headers: Record<string, string> = {};
  #request: ClientRequest | null = null;
  #aborted = false;
  #method = '';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.#advance(1);
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return '';
  }

  send(body: string): void {
    const options = { method: this.#method, headers: this.#headers, agent: false };
    this.#request = request(this.#url, options, (response) => {
      text(response).then(
        (content) => this.#finish(response.statusCode ?? 0, content),
        () => this.#finish(0, ''),
      );
    });
    this.#request.on('error', () => this.#finish(0, ''));
    this.#request.end(body);
  }

  abort(): void {
    this.#aborted = true;
    this.#request?.destroy();
  }

  #finish(status: number, content: string): void {
    if (this.#aborted || this.readyState === 4) return;
    this.status = status;
    this.responseText = content;
    if (content !== '') this.responseXML = new DOMParser().parseFromString(content, 'text/xml');
    this.#advance(4);
  }

  #advance(readyState: number): void {
    this.readyState = readyState;
    this.onreadystatechange();
  }
}
