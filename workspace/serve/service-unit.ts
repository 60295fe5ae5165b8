/** The parts of a service definition. All paths are absolute. */
export interface ServiceParts {
  /** The program `node`. */
  readonly node: string;
  /** The file `nastavnik.mjs`. */
  readonly program: string;
  /** The folder of one school's data, or of several schools. */
  readonly data: string;
  /** The option of `serve` that names the folder. */
  readonly option: '--data' | '--schools';
  /** Where the backups go; it may be on another disk. */
  readonly backups: string;
  /** The user of the computer as whom the service runs. */
  readonly user: string;
}

/** Quotes a path for a unit file, where `%` has a special meaning and a space ends the path. */
const quoted = (path: string): string =>
  `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

const plain = (path: string): string => path.replaceAll('%', '%%').replaceAll(' ', '\\x20');

/** The systemd unit of a school's server: it may write only into its data and backups. A missing backup folder does not stop the start. */
export function systemdUnit({ node, program, data, option, backups, user }: ServiceParts): string {
  return `[Unit]
Description=Nastavnik: the school's mentoring programme
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=${quoted(node)} ${quoted(program)} serve ${option} ${quoted(data)}
WorkingDirectory=${plain(data)}
User=${user}
Restart=on-failure
RestartSec=10
TimeoutStopSec=60
UMask=0077
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths=${plain(data)} -${plain(backups)}
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
RestrictNamespaces=yes
LockPersonality=yes
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
AmbientCapabilities=CAP_NET_BIND_SERVICE
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
SystemCallArchitectures=native

[Install]
WantedBy=multi-user.target
`;
}
