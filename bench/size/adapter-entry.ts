// What an app adds that still wants webrtc-adapter; the kit has no need of it.
export { default } from 'webrtc-adapter';
