import type { CSSProperties, ReactElement } from 'react';
import css from '../../../packages/react/src/styles/tokens.css?raw';
import { inner, meanings, readTokens } from './tokens.js';

const tokens = readTokens(css);
const isColor = (value: string): boolean => /^(oklch\(|white$|black$|#)/.test(value);

/** Every token, with what it is until it is set, read from the stylesheet itself. */
export function TokenTable(): ReactElement {
  return (
    <table className="gallery-tokens">
      <thead>
        <tr>
          <th>Token</th>
          <th>What it is for</th>
          <th>Light</th>
          <th>Dark</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ name, light, dark }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>{meanings[name]}</td>
            {light === dark ? (
              <td colSpan={2}>
                <Value value={light} />
              </td>
            ) : (
              <>
                <td>
                  <Value value={light} />
                </td>
                <td>
                  <Value value={dark} />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the kit sets by itself. */
export function InnerTable(): ReactElement {
  return (
    <table className="gallery-tokens">
      <thead>
        <tr>
          <th>Property</th>
          <th>What it is</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(inner).map(([name, meaning]) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value }: { readonly value: string }): ReactElement {
  const swatch: CSSProperties = { background: value };
  return (
    <>
      {isColor(value) && <span className="gallery-swatch" style={swatch} />}
      <code>{value}</code>
    </>
  );
}
