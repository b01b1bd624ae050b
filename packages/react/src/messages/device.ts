/** What a person can be asked to mend. */
export type Device = 'microphone' | 'camera';
