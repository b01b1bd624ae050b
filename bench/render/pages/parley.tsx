import { CallProvider, VideoCall } from '@parley/react';
import '@parley/react/styles.css';
import { createRoot } from 'react-dom/client';
import { createCrowd, type Crowd } from './crowd.js';
import { drive } from './driver.js';

let made: Crowd | null = null;

function crowd(): Crowd {
  if (!made) throw new Error('prepare() first');
  return made;
}

drive({
  tileClass: 'parley-tile',
  async prepare(people, connectedAt) {
    made = await createCrowd(people - 1, connectedAt);
  },
  mount: (root) =>
    createRoot(root).render(
      <CallProvider client={crowd().client}>
        <VideoCall />
      </CallProvider>,
    ),
  setLevels: (levels) => crowd().setLevels(levels),
  setSpeaker: (person) => crowd().setSpeaker(person),
  setQuality: (person, quality) => crowd().setQuality(person, quality),
  mute: (person) => crowd().mute(person),
});
