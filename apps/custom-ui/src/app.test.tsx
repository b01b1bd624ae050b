// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { App } from './app.js';

// What it does in a call is tested with two real windows: e2e/custom-ui.spec.ts.
it('asks for a name, and says why somebody cannot sign in', async () => {
  const user = userEvent.setup();
  render(<App />);
  await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Zoe');
  // Nobody answers here.
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  // Signing in fetches code first.
  await expect.poll(() => screen.getByRole('alert').textContent, { timeout: 30_000 }).toMatch(/CallError/);
});
