// By its path, as Playwright knows no export conditions: the tests run on source, without a build.
import { createDevServer } from '../../packages/dev-server/src/index.js';
import { userName, type TestServer, type TestUser } from './test-server.js';

/** Starts the embedded server on a free port of the loopback interface; everybody is on everybody's roster. */
export async function startEmbeddedServer({
  users,
}: {
  readonly users: readonly TestUser[];
}): Promise<TestServer> {
  const accounts = Object.fromEntries(users.map(({ id, password }) => [userName(id), password]));
  const server = createDevServer({ accounts });
  const { url } = await server.start();
  return { name: 'embedded server', url, boshUrl: null, host: 'localhost', stop: () => server.stop() };
}
