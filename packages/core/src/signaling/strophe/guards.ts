import { orderResponses } from './bosh-order.js';
import type { StropheConnection, StropheModule } from './load-strophe.js';

const streamsNamespace = 'http://etherx.jabber.org/streams';

/** What a guarded connection tells. */
export interface GuardListener {
  /** Sending, or the login, threw where nobody could have caught it. */
  failed(error: unknown): void;
  /** So did taking something that arrived. */
  stumbled(error: unknown): void;
  /** A BOSH request failed, and failed again. */
  unanswered(): void;
  /** The server offers no mechanism that may be used. */
  noMechanism(): void;
}

/**
 * Makes a connection of strophe.js 5.0.0 safe to leave alone with a hostile peer and a failing network. All of
 * it is done to this one connection; the classes of strophe.js stay as they are.
 */
export function guardConnection(
  strophe: StropheModule,
  connection: StropheConnection,
  listener: GuardListener,
): void {
  const { _proto: transport } = connection;
  const failed = (error: unknown): void => listener.failed(error);
  const stumbled = (error: unknown): void => listener.stumbled(error);
  if (transport instanceof strophe.Websocket) {
    guardStreamErrors(transport);
    // Both are called by the socket: what they throw would be nobody's.
    transport._onInitialMessage = guarded(transport._onInitialMessage.bind(transport), stumbled);
    transport._onMessage = guarded(transport._onMessage.bind(transport), stumbled);
  } else if (transport instanceof strophe.Bosh) {
    orderResponses(transport);
    // strophe.js would let each stanza, and each step of the login, wait for up to 100 ms.
    transport._send = () => connection.flush();
    transport._sendRestart = () => connection.flush();
    transport._onRequestStateChange = guarded(transport._onRequestStateChange.bind(transport), stumbled);
    // Else a server that is not there would be tried for minutes before anybody is told. The first retry is
    // immediate, and good against a kept connection that the server had just closed.
    const hitError = transport._hitError.bind(transport);
    transport._hitError = (status) => {
      hitError(status);
      if (transport.errors > 1) listener.unanswered();
    };
  }
  // Called by a timer.
  connection._onIdle = guarded(connection._onIdle.bind(connection), failed);
  // Asynchronous and not awaited: SCRAM goes on deriving keys when the connection is gone already.
  const answerChallenge = connection._sasl_challenge_cb.bind(connection);
  connection._sasl_challenge_cb = async (challenge) => {
    try {
      return await answerChallenge(challenge);
    } catch (error) {
      failed(error);
      return true;
    }
  };
  // Without a usable mechanism strophe.js falls back to jabber:iq:auth, which shows the password (XEP-0078
  // is obsolete since 2008), asked for or not.
  connection._attemptLegacyAuth = () => listener.noMechanism();
}

/** Ends a connection without a word, whatever it is doing, so that nothing of it is heard of again. */
export function disposeConnection(strophe: StropheModule, connection: StropheConnection): void {
  const { _proto: transport } = connection;
  connection.connect_callback = null;
  // An answer to a challenge may still be computed; strophe.js would write it to a socket that is gone.
  connection.send = () => undefined;
  // After a redirect strophe.js connects again by itself.
  transport._connect = () => undefined;
  const socket = transport instanceof strophe.Websocket ? transport.socket : null;
  transport._abortAllRequests();
  connection._doDisconnect();
  // In Node a socket that is closed while it opens tells of an error, and one that nobody hears ends the process.
  if (socket !== null && 'addEventListener' in socket) socket.addEventListener('error', () => undefined);
}

type Websocket = InstanceType<StropheModule['Websocket']>;

/**
 * The remote kill: strophe.js looks for a stream error anywhere inside a stanza, so that any peer could end
 * the connection with `<message><x><error xmlns="http://etherx.jabber.org/streams"/></x></message>`; and with
 * stream management again after each resumption, for ever. Only an error at the top is one (RFC 6120
 * section 4.9.1.1). Over BOSH stream errors come as attributes of the body, where no peer can write.
 */
function guardStreamErrors(transport: Websocket): void {
  const checkStreamError = transport._checkStreamError.bind(transport);
  transport._checkStreamError = (wrapper, status) => {
    const isStreamError = Array.from(wrapper.childNodes).some(
      (node) => localName(node) === 'error' && namespaceOf(node) === streamsNamespace,
    );
    return isStreamError && checkStreamError(wrapper, status);
  };
}

function localName(node: Node): string {
  return node.nodeName.slice(node.nodeName.indexOf(':') + 1);
}

function namespaceOf(node: Node): string | null {
  return 'namespaceURI' in node && typeof node.namespaceURI === 'string' ? node.namespaceURI : null;
}

function guarded<Args extends unknown[]>(
  run: (...args: Args) => void,
  failed: (error: unknown) => void,
): (...args: Args) => void {
  return (...args) => {
    try {
      run(...args);
    } catch (error) {
      failed(error);
    }
  };
}
