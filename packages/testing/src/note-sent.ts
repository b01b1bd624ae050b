import type { Signaling, SignalingFactory } from '@parley/core';

/** Tells of each signal before it is sent, or waits to be; all else goes through as it is. */
export function noteSent(
  factory: SignalingFactory,
  note: (...sent: Parameters<Signaling['send']>) => void,
): SignalingFactory {
  return (context) => {
    const inner = factory(context);
    const send: Signaling['send'] = (...sent) => {
      note(...sent);
      inner.send(...sent);
    };
    return new Proxy(inner, {
      get: (target, name): unknown => (name === 'send' ? send : Reflect.get(target, name, target)),
    });
  };
}
