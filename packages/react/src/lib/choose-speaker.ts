/**
 * Plays what an element or an AudioContext plays on another speaker; `null`: the browser's default. Does nothing where
 * the browser cannot (Safari). A speaker that is gone, or not allowed: it goes on where it is heard now.
 */
export function chooseSpeaker(player: HTMLMediaElement | AudioContext, speaker: string | null): void {
  const setSinkId: unknown = Reflect.get(player, 'setSinkId');
  if (typeof setSinkId !== 'function' || Reflect.get(player, 'sinkId') === (speaker ?? '')) return;
  const done: unknown = Reflect.apply(setSinkId, player, [speaker ?? '']);
  if (done instanceof Promise) done.catch(() => undefined);
}
