import { useId } from 'react';
import type { MouseEvent, ReactElement } from 'react';
import { t } from '../messages.js';
import { CameraIcon, SettingsIcon } from '../ui/icons.js';
import { Notifications } from './notifications.js';
import { isLanguage, languages, themes } from './settings.js';
import type { SettingsHandle } from './use-settings.js';

export interface SettingsMenuProps extends SettingsHandle {
  /** Opens the devices; absent before anybody has signed in. */
  readonly onDevices?: (() => void) | undefined;
}

/** Opens what can be set: how the page looks, how calls speak, and how they are heard. */
export function SettingsMenu({ settings, change, onDevices }: SettingsMenuProps): ReactElement {
  const id = useId();
  const themeName = useId();
  return (
    <>
      <button type="button" className="button button-icon" aria-label={t.settings} popoverTarget={id}>
        <SettingsIcon />
      </button>
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={t.settings}
        className="panel settings"
        ref={closeBehindFocus}
      >
        <fieldset className="choices">
          <legend>{t.theme}</legend>
          {themes.map((theme) => (
            <label key={theme} className="choice">
              <input
                type="radio"
                name={themeName}
                checked={settings.theme === theme}
                onChange={() => change({ theme })}
              />
              {t.themeName(theme)}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{t.language}</span>
          <select
            value={settings.language ?? ''}
            onChange={({ target: { value } }) => change({ language: isLanguage(value) ? value : null })}
          >
            <option value="">{t.browserLanguage}</option>
            {Object.entries(languages).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={settings.sounds}
            onChange={({ target }) => change({ sounds: target.checked })}
          />
          {t.sounds}
        </label>
        <Notifications />
        {onDevices && (
          <button
            type="button"
            className="button"
            onClick={(event) => {
              // The focus goes back to the button of the menu, and from there to the dialog and back.
              hideMenu(event);
              onDevices();
            }}
          >
            <CameraIcon />
            {t.devices}
          </button>
        )}
      </div>
    </>
  );
}

function hideMenu({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
}

/** Closes it when the focus goes on to something that may be behind it; its own button closes it by itself. */
function closeBehindFocus(menu: HTMLElement | null): (() => void) | undefined {
  const leave = ({ relatedTarget: next }: FocusEvent): void => {
    if (!menu || !(next instanceof Element) || menu.contains(next)) return;
    if (next.getAttribute('popovertarget') !== menu.id) menu.hidePopover();
  };
  menu?.addEventListener('focusout', leave);
  return () => menu?.removeEventListener('focusout', leave);
}
