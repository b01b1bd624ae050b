import { expect } from '@playwright/test';
import { expectPictureOf } from './frames.js';
import type { ParleyWindow } from './parley-window.js';

/** Two windows, one of which calls the other. */
export interface Conversation {
  readonly caller: ParleyWindow;
  readonly callee: ParleyWindow;
}

/** Waits until each shows the other. */
export async function expectBothSeen({ caller, callee }: Conversation): Promise<void> {
  await expectPictureOf(caller.videoOf(callee.person), callee.person.pictureId);
  await expectPictureOf(callee.videoOf(caller.person), caller.person.pictureId);
}

/** One calls, and it rings at the other. */
export async function ring({ caller, callee }: Conversation): Promise<void> {
  await caller.call(callee.person);
  await expect(callee.incoming).toBeVisible();
}

/** One calls, the other answers, and they see each other. */
export async function begin(conversation: Conversation): Promise<void> {
  await ring(conversation);
  await conversation.callee.page.evaluate(() => window.parley.accept());
  await expectBothSeen(conversation);
}
