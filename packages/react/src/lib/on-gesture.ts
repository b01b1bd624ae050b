/** After these the page may make sounds (HTML, "activation triggering input event"). */
const gestures = ['click', 'keydown'] as const;

/** Tells each time the person touches the page, before anything else hears of it. */
export function onGesture(listener: () => void): () => void {
  for (const type of gestures) window.addEventListener(type, listener, { capture: true });
  return () => {
    for (const type of gestures) window.removeEventListener(type, listener, { capture: true });
  };
}
