/** What the snippets sign in with; an app asks its own server. */
export function fetchLogin(): Promise<{ readonly userId: string; readonly password: string }> {
  return Promise.resolve({ userId: '1', password: 'secret' });
}
