import type { CallClient } from '@parley/core';
import { createCanvasMedia } from '@parley/testing';
import { useContext, useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { CallProvider } from '../provider/call-provider.js';
import type { CallProviderProps } from '../provider/call-provider.js';
import { SceneLocale } from './scene.js';
import { createStillCall } from './still-call.js';
import type { StillCall } from './still-call.js';

/** Who is in the stories; Ann looks at the screen. */
const people = [
  ['bob', 'Bob Okafor'],
  ['carol', 'Carol Díaz'],
  ['dan', 'Dan'],
  ['eve', 'Eve Lindqvist-Ahmadi of the Northern Lights'],
  ['finn', 'Finn Ó Súilleabháin'],
  ['gus', 'Gus'],
  ['hana', 'はな 佐藤'],
  ['ida', 'Ida'],
  ['joe', 'Joe'],
] as const;

export interface StillSceneProps {
  /** How many others there are; after the ninth they have numbers. */
  readonly count?: number;
  /** Those whose camera is off, by their place; every fourth unless told. */
  readonly isDark?: (place: number) => boolean;
  /** Makes what the story shows. */
  readonly setUp?: (call: StillCall) => unknown;
  readonly provider?: Omit<CallProviderProps, 'client' | 'children'>;
  readonly children: ReactNode;
}

const everyFourth = (place: number): boolean => place % 4 === 3;
const asIs = (): void => undefined;

/** A call with as many people as a story needs, none of whom exists. */
export function StillScene({
  count = 5,
  isDark = everyFourth,
  setUp = asIs,
  provider,
  children,
}: StillSceneProps): ReactElement {
  const [client, setClient] = useState<CallClient | null>(null);
  const locale = useContext(SceneLocale);

  useEffect(
    function play() {
      let isOver = false;
      const begin = async (): Promise<void> => {
        const call = await createCall(count, isDark);
        if (isOver) return call.client.close();
        setUp(call);
        setClient(call.client);
      };
      void begin();
      return () => {
        isOver = true;
      };
    },
    [count, isDark, setUp],
  );

  if (!client) return <></>;
  return (
    <CallProvider locale={locale} {...provider} client={client}>
      {children}
    </CallProvider>
  );
}

/** A screen to share. */
export async function screenTrack(): Promise<MediaStreamTrack> {
  const stream = await createCanvasMedia({ color: 'black', label: '' }).getDisplayMedia({ video: true });
  return firstOf(stream);
}

async function createCall(count: number, isDark: (place: number) => boolean): Promise<StillCall> {
  const there = Array.from(
    { length: count },
    (_, place) => people[place] ?? ([`guest-${String(place)}`, `Guest ${String(place + 1)}`] as const),
  );
  const seen = [...there, ['ann', 'Ann Lee'] as const]
    .map(([userId, name], place) => ({ userId, name, place }))
    .filter(({ userId, place }) => userId === 'ann' || !isDark(place));
  const pictures = new Map<string, MediaStreamTrack>(
    await Promise.all(
      seen.map(async ({ userId, name, place }) => {
        const color = `oklch(48% 0.09 ${String((place * 67 + 150) % 360)})`;
        const media = createCanvasMedia({ color, label: name });
        return [userId, firstOf(await media.getUserMedia({ video: true }))] as const;
      }),
    ),
  );
  return createStillCall({ people: there, picture: (userId) => pictures.get(userId) ?? null });
}

function firstOf(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('the stream has no picture');
  return track;
}
