import type { CallClient, Tape } from '@parley/core';
import { createCanvasMedia, replayTape } from '@parley/testing';
import { useContext, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { CallProvider } from '../provider/call-provider.js';
import { SceneLocale } from './scene.js';

export interface TapeSceneProps {
  readonly tape: Tape;
  /** Up to where it is played, in ms since it began. Default: to its end. */
  readonly until?: number;
  readonly children: ReactNode;
}

/** What whoever recorded a tape saw at its end. Time stands still there. */
export function TapeScene({ tape, until, children }: TapeSceneProps): ReactElement {
  const [client, setClient] = useState<CallClient | null>(null);
  const locale = useContext(SceneLocale);

  useEffect(
    function play() {
      let close: (() => void) | null = null;
      let isOver = false;
      const begin = async (): Promise<void> => {
        const theirs = createCanvasMedia({ color: 'oklch(48% 0.1 165)', label: 'Other' });
        const sent = (await theirs.getUserMedia({ audio: true, video: true })).getTracks();
        const replay = replayTape(tape, {
          mediaDevices: createCanvasMedia({ color: 'oklch(52% 0.09 250)', label: tape.self ?? '' }),
          outsiders: (kind) => {
            const track = sent.find((one) => one.kind === kind);
            if (!track) throw new Error(`the canvas gave no ${kind}`);
            return track.clone();
          },
        });
        close = () => replay.client.close();
        await replay.playTo(until);
        if (isOver) close();
        else setClient(replay.client);
      };
      void begin();
      return () => {
        isOver = true;
        close?.();
      };
    },
    [tape, until],
  );

  if (!client) return <></>;
  return (
    <CallProvider client={client} locale={locale} sounds={false}>
      {children}
    </CallProvider>
  );
}
