import type { SignInFault, SignInField } from './sign-in/sign-in-draft.js';
import type { SignInProblem } from './session/sign-in-problem.js';
import type { Theme } from './settings/settings.js';

/** What went wrong, and what to do about it. */
export interface Explanation {
  readonly title: string;
  readonly help: string;
}

/** The app's own words; those of the calls are the kit's. */
export interface AppMessages {
  /** The BCP 47 tag of the language these words are in. */
  readonly locale: string;
  readonly appName: string;
  readonly tagline: string;

  // Signing in
  readonly yourName: string;
  readonly yourNameHint: string;
  readonly yourNameElsewhereHint: string;
  readonly anotherServer: string;
  readonly anotherServerHint: string;
  readonly service: string;
  readonly serviceHint: string;
  readonly host: string;
  /** `host`: what stands in for it; empty while that is not known. */
  readonly hostHint: (host: string) => string;
  readonly addressStyle: string;
  readonly plainStyle: string;
  readonly plainStyleHint: string;
  readonly quickbloxStyle: string;
  readonly quickbloxStyleHint: string;
  readonly appId: string;
  readonly publicIce: string;
  readonly publicIceHint: string;
  readonly userId: string;
  readonly password: string;
  readonly passwordHint: string;
  readonly signIn: string;
  readonly signInTo: (host: string) => string;
  readonly signingIn: string;
  readonly cancel: string;
  readonly fault: (field: SignInField, fault: SignInFault) => string;
  readonly problem: (problem: SignInProblem) => Explanation;

  // Signed in
  readonly signOut: string;
  readonly signedInAs: (name: string) => string;
  readonly online: string;
  readonly connecting: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly connectAgain: string;
  readonly hello: (name: string) => string;
  readonly peopleOnline: (count: number) => string;
  readonly nobodyOnline: string;
  readonly noContactOnline: string;
  readonly listed: string;
  readonly secondWindow: string;
  readonly opensNewTab: string;

  // Settings
  readonly settings: string;
  readonly devices: string;
  readonly devicesHint: string;
  readonly backgroundDusk: string;
  readonly close: string;
  readonly theme: string;
  readonly themeName: (theme: Theme) => string;
  readonly language: string;
  readonly browserLanguage: string;
  readonly sounds: string;
  readonly notify: string;
  readonly notified: string;
  readonly notNotified: string;

  // People and calls
  readonly viewsLabel: string;
  readonly peopleView: string;
  readonly callsView: string;
  readonly missed: (count: string) => string;
  readonly onlineHeading: string;
  readonly callEverybody: string;
  readonly awayHeading: string;
  readonly audio: string;
  readonly video: string;
  readonly audioCall: (name: string) => string;
  readonly videoCall: (name: string) => string;
  readonly nobodyTitle: string;
  readonly nobodyHelp: string;
  readonly nobodyElsewhereTitle: string;
  readonly nobodyElsewhereHelp: string;
  readonly dialHeading: string;
  readonly dialHint: string;
  readonly dialAudio: string;
  readonly dialVideo: string;
  readonly dialFault: string;

  // Calls
  readonly callHeading: string;
  readonly ringingTitle: (name: string) => string;
  readonly callTitle: (name: string) => string;
}

/** English. */
export const t: AppMessages = {
  locale: 'en',
  appName: 'Parley',
  tagline: 'Calls with picture and sound, from one window to another.',

  yourName: 'Your name',
  yourNameHint: 'Others see it in their list and when you call.',
  yourNameElsewhereHint: 'Optional. Shown to the people you call.',
  anotherServer: 'Another server',
  anotherServerHint: 'Any XMPP or QuickBlox server that browsers can reach.',
  service: 'Service address',
  serviceHint: 'WebSocket (wss://) or BOSH (https://).',
  host: 'Domain',
  hostHint: (host) =>
    `The part of an address after the @. Left empty: ${host === '' ? 'that of the service address.' : host}`,
  addressStyle: 'Addresses',
  plainStyle: 'Plain XMPP',
  plainStyleHint: 'user@domain',
  quickbloxStyle: 'QuickBlox',
  quickbloxStyleHint: 'user-application@domain',
  appId: 'Application ID',
  publicIce: 'Use the public STUN and TURN servers of QuickBlox',
  publicIceHint: 'Needed between different networks. They and Google then see your IP address.',
  userId: 'User ID',
  password: 'Password',
  passwordHint: 'Never stored by this page.',
  signIn: 'Sign in',
  signInTo: (host) => `Sign in to ${host}`,
  signingIn: 'Signing in…',
  cancel: 'Cancel',
  fault,
  problem,

  signOut: 'Sign out',
  signedInAs: (name) => `Signed in as ${name}`,
  online: 'Online',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  offline: 'Offline',
  connectAgain: 'Connect again',
  hello: (name) => `Hello, ${name}`,
  peopleOnline: (count) =>
    count === 1 ? 'One person is online.' : `${new Intl.NumberFormat('en').format(count)} people are online.`,
  nobodyOnline: 'Nobody else is here yet.',
  noContactOnline: 'None of your contacts is online.',
  listed: 'Anyone who opens this page and signs in appears in the list.',
  secondWindow: 'Open a second window',
  opensNewTab: '(opens in a new tab)',

  settings: 'Settings',
  devices: 'Camera and microphone',
  devicesHint: 'This is how your next call begins.',
  backgroundDusk: 'Hills at dusk',
  close: 'Close',
  theme: 'Appearance',
  themeName: (theme) => ({ system: 'System', light: 'Light', dark: 'Dark' })[theme],
  language: 'Language of calls',
  browserLanguage: 'As the browser',
  sounds: 'Sounds',
  notify: 'Notify me of calls',
  notified: 'You are notified of calls while this page is hidden.',
  notNotified: 'Notifications are blocked. The browser’s settings for this page allow them.',

  viewsLabel: 'What to show',
  peopleView: 'People',
  callsView: 'Calls',
  missed: (count) => `${count} missed`,
  onlineHeading: 'Online',
  callEverybody: 'Call everybody',
  awayHeading: 'Not here now',
  audio: 'Audio',
  video: 'Video',
  audioCall: (name) => `Audio call with ${name}`,
  videoCall: (name) => `Video call with ${name}`,
  nobodyTitle: 'Call yourself to try it',
  nobodyHelp:
    'Open this page in a second window, sign in there under another name, and call from one to the other.',
  nobodyElsewhereTitle: 'No contacts yet',
  nobodyElsewhereHelp: 'This account has nobody on its contact list. Call somebody by their user ID instead.',
  dialHeading: 'Call by user ID',
  dialHint: 'For somebody who is not on your list.',
  dialAudio: 'Audio call',
  dialVideo: 'Video call',
  dialFault: 'Nobody can be called by this. Give the user ID of somebody else.',

  callHeading: 'Call',
  ringingTitle: (name) => `${name} is calling`,
  callTitle: (name) => `Call with ${name}`,
};

const missing: Record<SignInField, string> = {
  name: 'Tell us your name first.',
  service: 'Give the address of the service.',
  host: 'Give the domain.',
  appId: 'Give the application ID.',
  userId: 'Give your user ID.',
  password: 'Give your password.',
};

const invalid: Record<SignInField, string> = {
  name: 'This name has nothing that can be shown. Use letters or digits.',
  service: 'This is no address of a service. It begins with wss:// or https://.',
  host: 'This is no domain. Give it alone, such as chat.example.com.',
  appId: 'An application ID is a whole number.',
  userId: 'The server could not take this as a user ID.',
  password: 'This password cannot be used.',
};

function fault(field: SignInField, kind: SignInFault): string {
  return kind === 'missing' ? missing[field] : invalid[field];
}

type Explanations = Record<SignInProblem['kind'], Explanation>;

const common: Pick<Explanations, 'insecure' | 'unusable' | 'unknown'> = {
  insecure: {
    title: 'Signing in here would show your password to the network',
    help: 'Use an address that begins with wss:// or https://, or open this page as localhost.',
  },
  unusable: {
    title: 'These details cannot be used to sign in',
    help: 'Check the address, the domain and the user ID for typing errors.',
  },
  unknown: { title: 'Signing in failed', help: 'Try again. The browser’s console says more.' },
};

const here: Explanations = {
  ...common,
  unauthorized: { title: 'The server did not let this name in', help: 'Try another name.' },
  unreachable: {
    title: 'The server of this page does not answer',
    help: 'It runs as long as “npm start” does. Start it again, then try once more.',
  },
};

const elsewhere = (service: string): Explanations => ({
  ...common,
  unauthorized: {
    title: 'The server did not accept this user ID and password',
    help: 'Check both, and the domain. The user has to exist on that server.',
  },
  unreachable: {
    title: `No answer from ${service}`,
    help: 'Check the address and your network. A wss:// or https:// address needs a valid certificate.',
  },
});

function problem({ kind, isElsewhere, service }: SignInProblem): Explanation {
  return (isElsewhere ? elsewhere(service) : here)[kind];
}
