import type { Player } from './player.js';
import { nameOf, type Act } from './scenario.js';

/**
 * Who does it: the one who is named if they can, or else the next one who can, so that most of a story means something;
 * the one who is named when nobody can.
 */
export function whoCan(players: readonly Player[], who: number, act: Act): Player | null {
  const inTurn = [...players.slice(who), ...players.slice(0, who)];
  const can = abilities[nameOf(act)];
  return (can && inTurn.find(can)) ?? players[who] ?? null;
}

const isRinging = ({ call }: Player): boolean => call?.snapshot.state === 'ringing';
const isInCall = ({ call }: Player): boolean => call !== null && call.snapshot.state !== 'ended';

/** What the acts need that not everybody can do. */
const abilities: Readonly<Record<string, (player: Player) => boolean>> = {
  accept: isRinging,
  reject: isRinging,
  'hang-up': isInCall,
  'end-for-all': isInCall,
  switch: isInCall,
  'request-video': isInCall,
  update: isInCall,
  chat: isInCall,
  record: isInCall,
  invite: isInCall,
  react: ({ call }) => call?.snapshot.canReact === true,
  'answer-video': ({ call }) => call?.snapshot.videoRequest === 'incoming',
  rejoin: ({ client }) => client.rejoinable !== null,
  'sign-in': ({ client }) => client.connectionState === 'offline',
};
