import type { CallError } from '../model/call-error.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { DeviceKind, Devices, DevicesSnapshot } from './devices.js';

const none: DevicesSnapshot = {
  microphones: [],
  cameras: [],
  speakers: [],
  selected: { microphone: null, camera: null, speaker: null },
  canSelectSpeaker: false,
  canShareScreen: false,
};

/** The devices of this machine as the browser lists them. */
export class DeviceList implements Devices {
  readonly #emitter = new Emitter<{ change: [snapshot: DevicesSnapshot]; failure: [error: CallError] }>();
  #snapshot: DevicesSnapshot = none;

  get snapshot(): DevicesSnapshot {
    return this.#snapshot;
  }

  on(event: 'change', listener: (snapshot: DevicesSnapshot) => void): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  select(kind: DeviceKind, deviceId: string | null): Promise<void> {
    this.#snapshot = { ...this.#snapshot, selected: { ...this.#snapshot.selected, [kind]: deviceId } };
    this.#emitter.emit('change', this.#snapshot);
    return Promise.resolve();
  }
}
