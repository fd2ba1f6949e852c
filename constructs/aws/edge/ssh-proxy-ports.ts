/** Ports of the SSH proxy (ssh-proxy/proxy.py): HTTP that answers for its health, and the WebSocket of the tunnels. */
export const sshProxyPorts = { health: 8080, tunnel: 8081 } as const;
