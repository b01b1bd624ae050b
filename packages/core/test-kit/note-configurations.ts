import type { FakePeerConnections } from '@parley/testing';

/** Fake peers that note with what they are configured anew, once they are made. */
export function noteConfigurations(peers: FakePeerConnections): {
  readonly peerConnections: FakePeerConnections;
  readonly given: readonly RTCConfiguration[];
} {
  const given: RTCConfiguration[] = [];
  const peerConnections: FakePeerConnections = {
    ...peers,
    create(configuration, listener) {
      const connection = peers.create(configuration, listener);
      const change = connection.setConfiguration.bind(connection);
      connection.setConfiguration = (next) => {
        given.push(next);
        change(next);
      };
      return connection;
    },
  };
  return { peerConnections, given };
}
