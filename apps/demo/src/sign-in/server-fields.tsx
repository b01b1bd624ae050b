import type { ReactElement } from 'react';
import { useId } from 'react';
import { t } from '../messages.js';
import { Field } from '../ui/field.js';
import { ChevronIcon } from '../ui/icons.js';
import { serviceHost } from './server-settings.js';
import type { SignInDraft, SignInFaults } from './sign-in-draft.js';

export interface ServerFieldsProps {
  readonly draft: SignInDraft;
  readonly faults: SignInFaults;
  readonly onChange: (draft: SignInDraft) => void;
}

/** The way to another server, folded away until somebody wants it. Unfolded, it is where the form signs in. */
export function ServerFields({ draft, faults, onChange }: ServerFieldsProps): ReactElement {
  const id = useId();
  const { isElsewhere } = draft;
  return (
    <div className="server">
      <button
        type="button"
        className="disclosure"
        aria-expanded={isElsewhere}
        aria-controls={id}
        onClick={() => onChange({ ...draft, isElsewhere: !isElsewhere })}
      >
        {t.anotherServer}
        <ChevronIcon />
      </button>
      <div id={id} className="server-fields" hidden={!isElsewhere}>
        {isElsewhere && <Fields draft={draft} faults={faults} onChange={onChange} />}
      </div>
    </div>
  );
}

function Fields({ draft, faults, onChange }: ServerFieldsProps): ReactElement {
  const id = useId();
  const { service, host, appId, userId, password, style, publicIce } = draft;
  return (
    <>
      <p className="field-hint">{t.anotherServerHint}</p>
      <Field
        label={t.service}
        hint={t.serviceHint}
        name="service"
        value={service}
        fault={faults.service && t.fault('service', faults.service)}
        type="url"
        dir="ltr"
        autoComplete="url"
        spellCheck={false}
        placeholder="wss://chat.example.com/xmpp-websocket"
        onChange={(value) => onChange({ ...draft, service: value })}
      />
      <Field
        label={t.host}
        hint={t.hostHint(serviceHost(service))}
        name="host"
        value={host}
        fault={faults.host && t.fault('host', faults.host)}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(value) => onChange({ ...draft, host: value })}
      />
      <fieldset className="choices">
        <legend>{t.addressStyle}</legend>
        <label className="choice">
          <input
            type="radio"
            name={`${id}-style`}
            checked={style === 'jid'}
            onChange={() => onChange({ ...draft, style: 'jid' })}
          />
          <span>
            {t.plainStyle} <small>{t.plainStyleHint}</small>
          </span>
        </label>
        <label className="choice">
          <input
            type="radio"
            name={`${id}-style`}
            checked={style === 'quickblox'}
            onChange={() => onChange({ ...draft, style: 'quickblox' })}
          />
          <span>
            {t.quickbloxStyle} <small>{t.quickbloxStyleHint}</small>
          </span>
        </label>
      </fieldset>
      {style === 'quickblox' && (
        <Field
          label={t.appId}
          name="appId"
          value={appId}
          fault={faults.appId && t.fault('appId', faults.appId)}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          onChange={(value) => onChange({ ...draft, appId: value })}
        />
      )}
      <Field
        label={t.userId}
        name="userId"
        value={userId}
        fault={faults.userId && t.fault('userId', faults.userId)}
        dir="ltr"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(value) => onChange({ ...draft, userId: value })}
      />
      <Field
        label={t.password}
        hint={t.passwordHint}
        name="password"
        value={password}
        fault={faults.password && t.fault('password', faults.password)}
        type="password"
        dir="ltr"
        autoComplete="current-password"
        onChange={(value) => onChange({ ...draft, password: value })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={publicIce}
          onChange={(event) => onChange({ ...draft, publicIce: event.target.checked })}
        />
        <span>
          {t.publicIce} <small>{t.publicIceHint}</small>
        </span>
      </label>
    </>
  );
}
