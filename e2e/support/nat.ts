import { existsSync } from 'node:fs';
import type { ClientName, NetworkLab } from './network-lab.js';

/** What the gateway of a client does with what passes it, besides forwarding it. */
export interface GatewayRules {
  /**
   * `cone`: one public port for one port of the client, whoever it talks to, so that others can be told of it;
   * `symmetric`: another one for each address that it talks to. Either way nobody gets in who was not talked to before
   * (RFC 4787: address and port-dependent filtering). Default: no translation.
   */
  readonly nat?: 'cone' | 'symmetric';
  /** Nothing but TCP passes. Default false. */
  readonly blocksUdp?: boolean;
  /** This many percent of all UDP packets are lost, in each direction. Default 0. */
  readonly loss?: number;
}

const executable = '/usr/sbin/nft';

/** Whether there is a program that makes such rules. */
export function hasNat(): boolean {
  return existsSync(executable);
}

/**
 * Puts rules into the gateway of a client, in place of those that were there. For connections that are made from now on:
 * those that are up may break.
 */
export async function setRules(network: NetworkLab, client: ClientName, rules: GatewayRules): Promise<void> {
  await network.shell(`gateway-${client}`, `${executable} -f - <<'END'\n${ruleset(rules)}\nEND`);
}

/** Takes all rules out of the gateway of a client again. Idempotent. */
export async function mend(network: NetworkLab, client: ClientName): Promise<void> {
  if (hasNat()) await network.shell(`gateway-${client}`, `${executable} flush ruleset`);
}

function ruleset({ nat, blocksUdp = false, loss = 0 }: GatewayRules): string {
  const dropping = [
    blocksUdp ? 'meta l4proto udp drop' : '',
    loss > 0 ? `meta l4proto udp numgen random mod 100 < ${loss} drop` : '',
    // Without it a probe that comes too early makes an entry of its own, and the path that it was for is never found.
    nat ? 'iifname "wan0" ct state new drop' : '',
  ].join('\n');
  return `
flush ruleset
table ip lab {
  chain translated {
    type nat hook postrouting priority 100
    ${nat ? `oifname "wan0" masquerade ${nat === 'symmetric' ? 'fully-random' : ''}` : ''}
  }
  chain forwarded {
    type filter hook forward priority 0
    ${dropping}
  }
  chain received {
    type filter hook input priority 0
    ${nat ? 'iifname "wan0" ct state new drop' : ''}
  }
}`;
}
