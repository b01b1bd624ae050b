// What is fetched as one: see menu-parts.ts.
export { DeviceChoices } from './device-choices.js';
export { HelpDialog } from './help-dialog.js';
export { LayoutChoices } from './layout-choices.js';
export { MoreItems } from './more-items.js';
export { ParticipantList } from './participant-list.js';
export { ReactionChoices } from './reaction-choices.js';
