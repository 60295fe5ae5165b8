/** One command of a deployment. */
export interface Step {
  /** What it is for, for whoever reads the list. */
  readonly why: string;
  /** Arguments of `gcloud`. Never a secret: arguments are seen by everybody on the machine. */
  readonly args: readonly string[];
  /** What it reads from standard input. */
  readonly stdin?: 'newSecret' | 'smtpPassword';
  /** It makes something that may stand already from an earlier deployment. */
  readonly once?: true;
}

export interface DeployOptions {
  readonly project: string;
  /** Pub/Sub's own account of the project is named by this number. */
  readonly projectNumber: string;
  readonly region: string;
  /** Spreadsheet of each school, and who may ask for it. */
  readonly schools: readonly { readonly spreadsheetId: string; readonly callers: readonly string[] }[];
  /** Instead: the spreadsheet that lists a municipality's schools. */
  readonly registry: string | undefined;
  /** OAuth client id of the bound script's project: what its identity tokens are made for. */
  readonly scriptClient: string | undefined;
  readonly smtp: { readonly host: string; readonly port: number; readonly user: string | undefined };
  readonly timeZone: string;
}

const HTTP = 'nastavnik';
const QUEUE = 'syncSchool';
const TOPIC = 'nastavnik-schools';
const DEAD_TOPIC = 'nastavnik-schools-dead';
const SUBSCRIPTION = 'nastavnik-schools-push';
const DEAD_SUBSCRIPTION = 'nastavnik-schools-dead-read';
const SECRET = 'nastavnik-secret';
const SMTP_SECRET = 'nastavnik-smtp-password';

const SERVICES = [
  'cloudfunctions',
  'run',
  'cloudbuild',
  'artifactregistry',
  'sheets',
  'forms',
  'pubsub',
  'cloudscheduler',
  'secretmanager',
].map((name) => `${name}.googleapis.com`);

/** Addresses that follow from the options. */
export function addressesOf({ project, region }: DeployOptions) {
  const account = (name: string) => `${name}@${project}.iam.gserviceaccount.com`;
  const root = `https://${region}-${project}.cloudfunctions.net`;
  return {
    /** As whom the functions work: every spreadsheet and form is shared with this account. */
    runner: account('nastavnik-run'),
    /** As whom Scheduler and Pub/Sub call the functions. */
    caller: account('nastavnik-call'),
    url: `${root}/${HTTP}`,
    queueUrl: `${root}/${QUEUE}`,
    topic: `projects/${project}/topics/${TOPIC}`,
  };
}

function environment(options: DeployOptions): string {
  const { caller, url, topic } = addressesOf(options);
  const { schools, registry, scriptClient, smtp, project } = options;
  const variables: Record<string, string> = {
    // The framework's own error pages show a stack unless this says production.
    NODE_ENV: 'production',
    GOOGLE_CLOUD_PROJECT: project,
    NASTAVNIK_URL: url,
    NASTAVNIK_AUDIENCES: [url, scriptClient].filter(Boolean).join(' '),
    NASTAVNIK_SERVICE_ACCOUNTS: caller,
    ...(registry
      ? { NASTAVNIK_REGISTRY: registry, NASTAVNIK_TOPIC: topic }
      : {
          NASTAVNIK_SCHOOLS: schools
            .map(({ spreadsheetId, callers }) => `${spreadsheetId}=${callers.join(' ')}`)
            .join(';'),
        }),
    SMTP_HOST: smtp.host,
    SMTP_PORT: String(smtp.port),
    ...(smtp.user ? { SMTP_USER: smtp.user } : {}),
  };
  // Another separator than the comma: see `gcloud topic escaping`.
  return `^|^${Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('|')}`;
}

function accounts(options: DeployOptions): Step[] {
  const project = `--project=${options.project}`;
  return [
    { why: 'Включить нужные службы Google', args: ['services', 'enable', ...SERVICES, project] },
    {
      why: 'Учётная запись, от имени которой работают функции',
      args: ['iam', 'service-accounts', 'create', 'nastavnik-run', '--display-name=Nastavnik: functions', project],
      once: true,
    },
    {
      why: 'Учётная запись, от имени которой функции вызывают таймер и очередь',
      args: ['iam', 'service-accounts', 'create', 'nastavnik-call', '--display-name=Nastavnik: callers', project],
      once: true,
    },
  ];
}

function secrets(options: DeployOptions): Step[] {
  const project = `--project=${options.project}`;
  const { runner } = addressesOf(options);
  const kept: readonly (readonly [string, string, NonNullable<Step['stdin']>])[] = [
    [SECRET, 'Секрет подписи личных ссылок: новый, случайный', 'newSecret'],
    ...(options.smtp.user ? [[SMTP_SECRET, 'Пароль почтового сервера', 'smtpPassword'] as const] : []),
  ];
  return kept.flatMap(([name, why, stdin]): Step[] => [
    {
      why,
      args: ['secrets', 'create', name, '--replication-policy=automatic', '--data-file=-', project],
      stdin,
      once: true,
    },
    {
      why: 'Читать этот секрет могут только функции',
      args: [
        'secrets',
        'add-iam-policy-binding',
        name,
        `--member=serviceAccount:${runner}`,
        '--role=roles/secretmanager.secretAccessor',
        project,
      ],
    },
  ]);
}

function deployFunction(options: DeployOptions, name: string, ...flags: string[]): string[] {
  const { runner } = addressesOf(options);
  const secretNames = [
    `NASTAVNIK_SECRET=${SECRET}:latest`,
    ...(options.smtp.user ? [`SMTP_PASSWORD=${SMTP_SECRET}:latest`] : []),
  ];
  return [
    'functions',
    'deploy',
    name,
    '--gen2',
    '--runtime=nodejs22',
    `--region=${options.region}`,
    '--source=dist/functions',
    `--entry-point=${name}`,
    '--trigger-http',
    ...flags,
    `--service-account=${runner}`,
    `--set-secrets=${secretNames.join(',')}`,
    `--set-env-vars=${environment(options)}`,
    '--memory=512Mi',
    '--concurrency=1',
    '--max-instances=10',
    '--min-instances=0',
    `--project=${options.project}`,
  ];
}

function functions(options: DeployOptions): Step[] {
  const { caller } = addressesOf(options);
  const http: Step = {
    why: 'Функция с адресами /events, /sync, /sweep, /commands/…, /unsubscribe: открыта снаружи, токен проверяет сама',
    args: deployFunction(options, HTTP, '--allow-unauthenticated', '--timeout=1800s'),
  };
  if (!options.registry) return [http];
  return [
    http,
    {
      why: 'Функция очереди: вызвать её может только учётная запись очереди',
      args: deployFunction(options, QUEUE, '--no-allow-unauthenticated', '--timeout=540s'),
    },
    {
      why: 'Право вызывать функцию очереди',
      args: [
        'functions',
        'add-invoker-policy-binding',
        QUEUE,
        `--region=${options.region}`,
        `--member=serviceAccount:${caller}`,
        `--project=${options.project}`,
      ],
    },
  ];
}

function queue(options: DeployOptions): Step[] {
  if (!options.registry) return [];
  const project = `--project=${options.project}`;
  const { runner, caller, queueUrl, topic } = addressesOf(options);
  const pubsubAgent = `service-${options.projectNumber}@gcp-sa-pubsub.iam.gserviceaccount.com`;
  return [
    { why: 'Очередь школ', args: ['pubsub', 'topics', 'create', TOPIC, project], once: true },
    {
      why: 'Сообщения, которые не удалось обработать',
      args: ['pubsub', 'topics', 'create', DEAD_TOPIC, project],
      once: true,
    },
    {
      why: 'Хранить их неделю, чтобы посмотреть',
      args: [
        'pubsub',
        'subscriptions',
        'create',
        DEAD_SUBSCRIPTION,
        `--topic=${DEAD_TOPIC}`,
        '--message-retention-duration=7d',
        '--expiration-period=never',
        project,
      ],
      once: true,
    },
    {
      why: 'Доставка: сообщение подтверждается, когда работа записана; после 8 неудач – в «мёртвые»',
      args: [
        'pubsub',
        'subscriptions',
        'create',
        SUBSCRIPTION,
        `--topic=${TOPIC}`,
        // The framework knows a raw push by the topic in its path.
        `--push-endpoint=${queueUrl}/${topic}`,
        `--push-auth-service-account=${caller}`,
        `--push-auth-token-audience=${queueUrl}`,
        '--ack-deadline=600',
        '--min-retry-delay=30s',
        '--max-retry-delay=600s',
        `--dead-letter-topic=${DEAD_TOPIC}`,
        '--max-delivery-attempts=8',
        '--expiration-period=never',
        project,
      ],
      once: true,
    },
    {
      why: 'Функции кладут школы в очередь',
      args: [
        'pubsub',
        'topics',
        'add-iam-policy-binding',
        TOPIC,
        `--member=serviceAccount:${runner}`,
        '--role=roles/pubsub.publisher',
        project,
      ],
    },
    {
      why: 'Pub/Sub сам перекладывает необработанное: право писать в тему «мёртвых»',
      args: [
        'pubsub',
        'topics',
        'add-iam-policy-binding',
        DEAD_TOPIC,
        `--member=serviceAccount:${pubsubAgent}`,
        '--role=roles/pubsub.publisher',
        project,
      ],
    },
    {
      why: '… и право забирать из очереди',
      args: [
        'pubsub',
        'subscriptions',
        'add-iam-policy-binding',
        SUBSCRIPTION,
        `--member=serviceAccount:${pubsubAgent}`,
        '--role=roles/pubsub.subscriber',
        project,
      ],
    },
  ];
}

function timers(options: DeployOptions): Step[] {
  const { caller, url } = addressesOf(options);
  const job = (name: string, path: string, body: object): Step => ({
    why: 'Таймер: каждые 15 минут с 6 до 21 часа',
    args: [
      'scheduler',
      'jobs',
      'create',
      'http',
      name,
      `--location=${options.region}`,
      '--schedule=*/15 6-21 * * *',
      `--time-zone=${options.timeZone}`,
      `--uri=${url}${path}`,
      '--http-method=POST',
      '--headers=Content-Type=application/json',
      `--message-body=${JSON.stringify(body)}`,
      `--oidc-service-account-email=${caller}`,
      `--oidc-token-audience=${url}`,
      '--attempt-deadline=1800s',
      `--project=${options.project}`,
    ],
    once: true,
  });
  if (options.registry) return [job('nastavnik-sweep', '/sweep', {})];
  return options.schools.map(({ spreadsheetId }, index) =>
    job(`nastavnik-sync-${index + 1}`, '/sync', { spreadsheetId }),
  );
}

/**
 * The commands that deploy Nastavnik to a project of Google Cloud, in order: the functions stand before the subscription that
 * pushes to them. Each account may do only what it must: none gets a role in the project as a whole.
 */
export function gcloudSteps(options: DeployOptions): readonly Step[] {
  return [...accounts(options), ...secrets(options), ...functions(options), ...queue(options), ...timers(options)];
}
