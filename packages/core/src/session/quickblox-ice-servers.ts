/**
 * The ICE servers that the published QuickBlox protocol lists as its defaults (seed, "ICE servers"): a STUN
 * server of Google, and STUN and TURN of QuickBlox with a public, shared login.
 *
 * They are third-party services: whoever runs them learns the addresses of the people who call, and the
 * relayed media passes through them. So Parley never uses them by itself; pass them as `iceServers` to
 * reach QuickBlox clients as those reach each other, and prefer servers of your own.
 */
export const quickbloxIceServers: readonly RTCIceServer[] = [
  { urls: 'stun:stun.l.google.com:19302' },
  { urls: 'stun:turn.quickblox.com', username: 'quickblox', credential: 'baccb97ba2d92d71e26eb9886da5f1e0' },
  {
    urls: 'turn:turn.quickblox.com:3478?transport=udp',
    username: 'quickblox',
    credential: 'baccb97ba2d92d71e26eb9886da5f1e0',
  },
  {
    urls: 'turn:turn.quickblox.com:3478?transport=tcp',
    username: 'quickblox',
    credential: 'baccb97ba2d92d71e26eb9886da5f1e0',
  },
];
