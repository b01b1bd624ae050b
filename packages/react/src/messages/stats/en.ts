import type { StatsMessages } from './stats-messages.js';

export const enStats: StatsMessages = {
  measuring: 'Measuring…',
  score: (word) => ({ good: 'Good', fair: 'Fair', poor: 'Poor' })[word],
  direct: (protocol) => `Direct, over ${protocol}`,
  relayed: (protocol) => `Through a relay, over ${protocol}`,
  roundTrip: 'Round trip',
  loss: 'Packet loss',
  received: 'Received',
  sent: 'Sent',
  frameRate: 'Frames per second',
  sound: 'Sound',
  picture: 'Picture',
  screen: 'Screen',
  limitedBy: (what) =>
    ({ cpu: 'Limited by this device', bandwidth: 'Limited by the network', other: 'Limited' })[what],
  timeline: 'What happened',
  copyTimeline: 'Copy for a bug report',
  copied: 'Copied',
};
