import type { IceCandidate } from '../model/signal.js';

/** The part of `RTCPeerConnection` that Parley uses: the port that fakes implement. */
export type PeerConnection = Pick<
  RTCPeerConnection,
  | 'addIceCandidate'
  | 'addTransceiver'
  | 'close'
  | 'connectionState'
  | 'createAnswer'
  | 'createOffer'
  | 'getTransceivers'
  | 'localDescription'
  | 'remoteDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'signalingState'
  | 'onconnectionstatechange'
  | 'onicecandidate'
  | 'ontrack'
>;

/** Makes a peer connection; the default makes a real one. */
export type PeerConnectionFactory = (configuration: RTCConfiguration) => PeerConnection;
export type { IceCandidate };
