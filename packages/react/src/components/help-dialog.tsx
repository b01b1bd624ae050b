'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useMessages } from '../hooks/use-messages.js';
import { useKeyNames } from '../hooks/use-tooltip.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { standardShortcuts } from '../lib/shortcut-keys.js';
import type { ShortcutAction, Shortcuts } from '../lib/shortcut-keys.js';
import { TitledDialog } from './titled-dialog.js';

/** What `ShortcutsHelp` is given; everything else goes to its `<dialog>`. */
export interface ShortcutsHelpProps extends Omit<ComponentProps<'dialog'>, 'open' | 'children'> {
  /** Default: those of the `CallShortcuts` around it, else the standard ones. */
  readonly shortcuts?: Shortcuts | undefined;
  readonly render?: RenderProp<ComponentProps<'dialog'>, ShortcutsHelpState> | undefined;
}

/** What is listed, for a `render` function. */
export interface ShortcutsHelpState {
  readonly shortcuts: Shortcuts;
}

const order: readonly ShortcutAction[] = [
  'microphone',
  'camera',
  'talk',
  'hand',
  'chat',
  'fullscreen',
  'help',
];

/** See `ShortcutsHelp`. */
export function HelpDialog({ shortcuts, render, className, ...props }: ShortcutsHelpProps): ReactElement {
  const messages = useMessages();
  const frame = useCallFrame();
  const printed = useKeyNames();
  const keys = shortcuts ?? frame?.shortcuts ?? standardShortcuts;
  return (
    <TitledDialog
      {...props}
      title={messages.shortcuts}
      className={classNames('parley-help', className)}
      replace={(element) => renderElement(element, render, { shortcuts: keys })}
    >
      <dl>
        {order.map((action) => {
          const shortcut = keys[action];
          return (
            shortcut !== null && (
              <div key={action}>
                <dt>{messages.shortcutName(action)}</dt>
                <dd>
                  {printed(shortcut).map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </TitledDialog>
  );
}
