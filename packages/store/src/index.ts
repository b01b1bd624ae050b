export { createCallStore } from './call-store.js';
export { selectChat, selectIsChatOpen } from './chat.js';
export { presentIds, selectLayout, selectStage } from './layout.js';
export {
  isSourceOn,
  isUnderWay,
  selectCall,
  selectContact,
  selectCurrentCallId,
  selectHeldCallIds,
  selectIncomingCallIds,
  selectParticipant,
  selectRaisedHandIds,
  selectScreenSharerId,
  tookPart,
} from './selectors.js';
export { selectVolume } from './volumes.js';
export type { CallActions } from './call-actions.js';
export type { CallStore, CallStoreOptions } from './call-store.js';
export type { CallLayout, LayoutSnapshot, StageSnapshot, TileRef, TileSource } from './layout-snapshot.js';
export type { CallStoreState, ConnectionSnapshot } from './call-store-state.js';
export type { VolumeSnapshot } from './volume-snapshot.js';
