import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { DeviceChoices } from './device-choices.js';
import type { HelpDialog } from './help-dialog.js';
import type { LayoutChoices } from './layout-choices.js';
import type { MoreItems } from './more-items.js';
import type { ParticipantList } from './participant-list.js';
import type { ReactionChoices } from './reaction-choices.js';

/** What menus hold, and the list of keys. */
export interface MenuParts {
  readonly DeviceChoices: typeof DeviceChoices;
  readonly HelpDialog: typeof HelpDialog;
  readonly LayoutChoices: typeof LayoutChoices;
  readonly MoreItems: typeof MoreItems;
  readonly ParticipantList: typeof ParticipantList;
  readonly ReactionChoices: typeof ReactionChoices;
}

/** Nothing of it is seen before somebody opens it: it comes when the buttons are there. */
export const menuParts: Later<MenuParts> = later('the menus', () => import('./menu-contents.js'));
