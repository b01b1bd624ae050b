import { RoomContext, VideoConference } from '@livekit/components-react';
import '@livekit/components-styles/index.css';
import {
  ConnectionQualityInfo,
  ConnectionQualityUpdate,
  ParticipantInfo,
  ConnectionQuality as SignaledQuality,
  SpeakerInfo,
} from '@livekit/protocol';
import type { CallQuality } from '@parley/core';
import { EngineEvent, Room, Track } from 'livekit-client';
import type { RemoteParticipant } from 'livekit-client';
import { createRoot } from 'react-dom/client';
import { drive } from './driver.js';

// The simulation makes receivers by `new`, which browsers do not allow.
Object.defineProperty(window, 'RTCRtpReceiver', {
  value: function Receiver() {
    // It receives nothing.
  },
});

const room = new Room();
let people: readonly RemoteParticipant[] = [];

const qualities: Readonly<Record<CallQuality, SignaledQuality>> = {
  good: SignaledQuality.EXCELLENT,
  fair: SignaledQuality.GOOD,
  poor: SignaledQuality.POOR,
};

function personOf(number: number): RemoteParticipant {
  const person = people[number];
  if (!person) throw new Error(`there is no person ${number}`);
  return person;
}

/** Waits for the tracks, which the simulation hands over some time after it is done. */
async function subscribed(): Promise<void> {
  const isReady = [...room.remoteParticipants.values()].every(({ trackPublications }) =>
    [...trackPublications.values()].every(({ track }) => track !== undefined),
  );
  if (isReady) return;
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  await subscribed();
}

drive({
  tileClass: 'lk-participant-tile',
  async prepare(count) {
    await room.simulateParticipants({
      publish: { audio: true, video: true },
      participants: { count, audio: true, video: true },
    });
    await subscribed();
    people = [...room.remoteParticipants.values()];
  },
  mount: (root) =>
    createRoot(root).render(
      <RoomContext.Provider value={room}>
        <div data-lk-theme="default" className="lk-room-container">
          <VideoConference />
        </div>
      </RoomContext.Provider>,
    ),
  // What the server signals goes through the handlers that the room has for it.
  setLevels(levels) {
    const infos = levels.map(
      ({ person, level }) => new SpeakerInfo({ sid: personOf(person).sid, level, active: level > 0 }),
    );
    if (infos.length > 0) room.engine.emit(EngineEvent.SpeakersChanged, infos);
  },
  // The main speaker is the loudest: the levels say it.
  setSpeaker: () => undefined,
  setQuality(person, quality) {
    const info = new ConnectionQualityInfo({
      participantSid: personOf(person).sid,
      quality: qualities[quality],
    });
    room.engine.emit(EngineEvent.ConnectionQualityUpdate, new ConnectionQualityUpdate({ updates: [info] }));
  },
  mute(number) {
    const person = personOf(number);
    const tracks = [...person.trackPublications.values()].flatMap(({ source, trackInfo }) => {
      if (!trackInfo) return [];
      const info = trackInfo.clone();
      info.muted = source === Track.Source.Microphone;
      return [info];
    });
    room.engine.emit(EngineEvent.ParticipantUpdate, [
      new ParticipantInfo({ sid: person.sid, identity: person.identity, tracks }),
    ]);
  },
});
