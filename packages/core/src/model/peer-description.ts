/** A session description that changes a connection in place, as it travels between Parley peers. */
export interface PeerDescription {
  readonly type: 'offer' | 'answer';
  /** Names an offer among those of its sender; an answer has that of its offer. */
  readonly id: string;
  /** With CRLF line ends. */
  readonly sdp: string;
}
