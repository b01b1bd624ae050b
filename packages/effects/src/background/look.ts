/** What becomes of the background. */
export type Look =
  | { readonly type: 'blur'; readonly strength: BlurStrength }
  | { readonly type: 'image'; readonly image: ImageBitmap };

/** How much is hidden: `slight` keeps the room recognizable, `strong` does not. */
export type BlurStrength = 'slight' | 'strong';
