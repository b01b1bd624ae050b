/** The texts of `ChatPanel`: they come with it. */
export interface ChatMessages {
  /** Names the messages for those who listen. */
  readonly messages: string;
  /** Names the field for one's own message. */
  readonly message: string;
  readonly send: string;
  readonly nothingYet: string;
  readonly whoCanRead: string;
  /** A button: to the messages that came while one read older ones. */
  readonly newMessages: (count: number) => string;
  readonly typing: (names: readonly string[]) => string;
  readonly sending: string;
  readonly sent: string;
  readonly delivered: string;
  readonly notDelivered: string;
  /** By how many characters. */
  readonly tooLong: (count: number) => string;
  /** There is nobody to write to yet. */
  readonly nobodyThere: string;
  readonly callIsOver: string;
}
