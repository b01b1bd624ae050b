'use client';
import type { ConnectionStats, PictureStats, SessionId, SoundStats, UserId } from '@parley/core';
import { useId, useMemo } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallQualityHistory } from '../hooks/use-call-quality.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipants } from '../hooks/use-participants.js';
import { useStatsMessages } from '../hooks/use-stats-messages.js';
import { classNames } from '../lib/class-names.js';
import { statsFormat } from '../lib/stats-format.js';
import type { StatsFormat } from '../lib/stats-format.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { StatsMessages } from '../messages/stats/stats-messages.js';
import { CallTimeline } from './call-timeline.js';
import { Plot } from './plot.js';

/** Whose connections are shown, for a `render` function. */
export interface StatsPanelState {
  readonly userIds: readonly UserId[];
}

/** What `StatsPanel` is given; everything else goes to its `<div>`. */
export interface StatsPanelProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, StatsPanelState> | undefined;
}

/**
 * The connection to everybody in a call, in figures and as plots of the last five minutes: a score, the network path, rates,
 * loss, delay, sizes and codecs; and what happened last, with a button that copies the whole timeline for a bug report, without
 * names. Measured while it is there, every two seconds.
 *
 * Each person is a `<section>` of the class `parley-stats-person` with `data-score` (`good`, `fair`, `poor`; none until
 * it is known).
 */
export function StatsPanel({ callId, render, className, ...props }: StatsPanelProps): ReactElement {
  const userIds = useParticipants(callId);
  const element = (
    <div {...props} className={classNames('parley-stats', className)}>
      {userIds.map((userId) => (
        <Person key={userId} userId={userId} callId={callId} />
      ))}
      <CallTimeline callId={callId} />
    </div>
  );
  return renderElement(element, render, { userIds });
}

interface PersonProps {
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
}

function Person({ userId, callId }: PersonProps): ReactElement {
  const name = useDisplayName(userId, callId);
  const { locale } = useMessages();
  const texts = useStatsMessages();
  const titleId = useId();
  const history = useCallQualityHistory(userId, callId);
  const format = useMemo(() => statsFormat(locale), [locale]);
  const stats = history.at(-1);
  const word = wordOf(stats?.score ?? null);
  return (
    <section className="parley-stats-person" aria-labelledby={titleId} data-score={word ?? undefined}>
      <header>
        <h3 id={titleId} className="parley-stats-name">
          <bdi>{name}</bdi>
        </h3>
        {stats && word !== null && stats.score !== null && (
          <p className="parley-stats-score">
            <b>{format.score(stats.score)}</b> {texts.score(word)}
          </p>
        )}
      </header>
      {stats ? (
        <Figures stats={stats} history={history} format={format} texts={texts} />
      ) : (
        <p className="parley-hint">{texts.measuring}</p>
      )}
    </section>
  );
}

interface FiguresProps {
  readonly stats: ConnectionStats;
  readonly history: readonly ConnectionStats[];
  readonly format: StatsFormat;
  readonly texts: StatsMessages;
}

function Figures({ stats, history, format, texts }: FiguresProps): ReactElement {
  const { path, sent, received, roundTripTime } = stats;
  const protocol = path?.protocol?.toUpperCase() ?? '';
  const limits = [sent.video, sent.screen].flatMap((one) =>
    one?.limitation && one.limitation !== 'none' ? [one.limitation] : [],
  );
  const plots = [
    [texts.received, rateOf, format.bitrate(rateOf(stats))],
    [texts.loss, lossOf, format.share(lossOf(stats))],
    [texts.roundTrip, delayOf, roundTripTime === null ? '–' : format.delay(roundTripTime)],
    [texts.frameRate, frameRateOf, format.number(frameRateOf(stats))],
  ] as const;
  return (
    <>
      <dl className="parley-stats-plots">
        {plots.map(([label, figure, now]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span>{now}</span>
              <Plot values={history.map(figure)} />
            </dd>
          </div>
        ))}
      </dl>
      <dl className="parley-stats-streams">
        {(['received', 'sent'] as const).map((way) => (
          <div key={way}>
            <dt>{texts[way]}</dt>
            <dd>
              <Stream label={texts.sound} stream={stats[way].audio} format={format} />
              <Stream label={texts.picture} stream={stats[way].video} format={format} />
              <Stream label={texts.screen} stream={stats[way].screen} format={format} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="parley-hint">
        {path && (path.isRelayed ? texts.relayed(protocol) : texts.direct(protocol))}
        {limits[0] && ` · ${texts.limitedBy(limits[0])}`}
      </p>
      {received.audio === null && received.video === null && <p className="parley-hint">{texts.measuring}</p>}
    </>
  );
}

interface StreamProps {
  readonly label: string;
  readonly stream: SoundStats | PictureStats | null;
  readonly format: StatsFormat;
}

function Stream({ label, stream, format }: StreamProps): ReactElement | null {
  if (!stream) return null;
  const isPicture = 'width' in stream && stream.width > 0;
  const facts = [
    format.bitrate(stream.bitrate),
    isPicture && `${format.number(stream.width)} × ${format.number(stream.height)}`,
    stream.codec,
  ];
  return (
    <span className="parley-stats-stream">
      {label} <bdi>{facts.filter(Boolean).join(' · ')}</bdi>
    </span>
  );
}

function wordOf(score: number | null): 'good' | 'fair' | 'poor' | null {
  if (score === null) return null;
  return score >= 4 ? 'good' : score >= 3 ? 'fair' : 'poor';
}

function rateOf({ received: { audio, video, screen } }: ConnectionStats): number {
  return (audio?.bitrate ?? 0) + (video?.bitrate ?? 0) + (screen?.bitrate ?? 0);
}

/** The worse of sound and picture. */
function lossOf({ received: { audio, video } }: ConnectionStats): number {
  return Math.max(audio?.loss ?? 0, video?.loss ?? 0);
}

function delayOf({ roundTripTime }: ConnectionStats): number {
  return roundTripTime ?? 0;
}

function frameRateOf({ received: { video } }: ConnectionStats): number {
  return video?.frameRate ?? 0;
}
