import { HTTP_FUNCTION, QUEUE_FUNCTION } from '../../functions/entry/function-names.ts';

/** Text that a command reads from standard input. Secrets are never arguments, because everybody on the machine can see arguments. */
export type Stdin = 'smtpPassword';

/** One resource of a deployment: the commands that create and update it. */
export interface Step {
  readonly why: string;
  /** Arguments of `gcloud`. Without `stands`, the command is idempotent. */
  readonly args: readonly string[];
  readonly stdin?: Stdin;
  /** How to update a resource that exists already, because creating it again would fail. */
  readonly stands?: {
    /** This command succeeds if the resource exists. */
    readonly look: readonly string[];
    /** Replaces `args` if the resource exists. A resource with nothing but a name needs no update. */
    readonly update?: readonly string[];
    /** Prints the stored content. If standard input has the same content, no update runs. */
    readonly holds?: readonly string[];
  };
}

export interface DeployOptions {
  readonly project: string;
  /** Part of the address of the project's own Pub/Sub account. */
  readonly projectNumber: string;
  readonly region: string;
  /** The spreadsheet of each school, and the accounts that may call the functions for it. */
  readonly schools: readonly { readonly spreadsheetId: string; readonly callers: readonly string[] }[];
  /** A spreadsheet that lists a municipality's schools. It replaces `schools`. */
  readonly registry: string | undefined;
  readonly smtp: { readonly host: string; readonly port: number; readonly user: string | undefined };
  readonly timeZone: string;
}

const HTTP = 'nastavnik';
/** Lower case, because Google derives a Cloud Run service's name from this name, and allows no capitals there. */
const QUEUE = 'nastavnik-queue';
const TOPIC = 'nastavnik-schools';
const DEAD_TOPIC = 'nastavnik-schools-dead';
const SUBSCRIPTION = 'nastavnik-schools-push';
const DEAD_SUBSCRIPTION = 'nastavnik-schools-dead-read';
const SMTP_SECRET = 'nastavnik-smtp-password';

const SERVICES = [
  'cloudfunctions',
  'run',
  'cloudbuild',
  'artifactregistry',
  'sheets',
  'forms',
  'drive',
  'pubsub',
  'cloudscheduler',
  'secretmanager',
  'iam',
].map((name) => `${name}.googleapis.com`);

/** The accounts and addresses that the options determine. */
export function addressesOf({ project, region }: DeployOptions) {
  const account = (name: string) => `${name}@${project}.iam.gserviceaccount.com`;
  const root = `https://${region}-${project}.cloudfunctions.net`;
  return {
    /** The functions run as this account. Every spreadsheet and form is shared with it. */
    runner: account('nastavnik-run'),
    /** Google builds the functions with this account. In a new project, the default account may not build. */
    builder: account('nastavnik-build'),
    /** Scheduler and Pub/Sub call the functions with this account. */
    caller: account('nastavnik-call'),
    url: `${root}/${HTTP}`,
    queueUrl: `${root}/${QUEUE}`,
    topic: `projects/${project}/topics/${TOPIC}`,
  };
}

function environment(options: DeployOptions): string {
  const { caller, runner, url, topic } = addressesOf(options);
  const { schools, registry, smtp, project } = options;
  const variables: Record<string, string> = {
    // The framework's own error pages show a stack trace unless this value is `production`.
    NODE_ENV: 'production',
    GOOGLE_CLOUD_PROJECT: project,
    NASTAVNIK_URL: url,
    NASTAVNIK_AUDIENCES: url,
    NASTAVNIK_SERVICE_ACCOUNTS: caller,
    NASTAVNIK_ACCOUNT: runner,
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
  // `^|^` makes `|` the separator instead of the comma: see `gcloud topic escaping`.
  return `^|^${Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('|')}`;
}

function accounts(options: DeployOptions): Step[] {
  const project = `--project=${options.project}`;
  const { runner, builder, caller } = addressesOf(options);
  const account = (why: string, email: string, shown: string): Step => ({
    why,
    args: ['iam', 'service-accounts', 'create', email.replace(/@.*/, ''), `--display-name=${shown}`, project],
    stands: { look: ['iam', 'service-accounts', 'describe', email, project] },
  });
  return [
    { why: 'Включить нужные службы Google', args: ['services', 'enable', ...SERVICES, project] },
    account('Учётная запись, от имени которой работают функции', runner, 'Nastavnik: functions'),
    account('Учётная запись, от имени которой Google собирает функции', builder, 'Nastavnik: build'),
    {
      why: 'Право собирать: читать исходные файлы, писать журнал и готовый образ',
      args: [
        'projects',
        'add-iam-policy-binding',
        options.project,
        `--member=serviceAccount:${builder}`,
        '--role=roles/cloudbuild.builds.builder',
        '--condition=None',
      ],
    },
    account('Учётная запись, от имени которой функции вызывают таймер и очередь', caller, 'Nastavnik: callers'),
  ];
}

function secrets(options: DeployOptions): Step[] {
  if (!options.smtp.user) return [];
  const project = `--project=${options.project}`;
  const { runner } = addressesOf(options);
  return [
    {
      why: 'Пароль почтового сервера',
      args: ['secrets', 'create', SMTP_SECRET, '--replication-policy=automatic', '--data-file=-', project],
      stdin: 'smtpPassword',
      stands: {
        look: ['secrets', 'describe', SMTP_SECRET, project],
        holds: ['secrets', 'versions', 'access', 'latest', `--secret=${SMTP_SECRET}`, project],
        update: ['secrets', 'versions', 'add', SMTP_SECRET, '--data-file=-', project],
      },
    },
    {
      why: 'Читать его могут только функции',
      args: [
        'secrets',
        'add-iam-policy-binding',
        SMTP_SECRET,
        `--member=serviceAccount:${runner}`,
        '--role=roles/secretmanager.secretAccessor',
        project,
      ],
    },
  ];
}

function deployFunction(options: DeployOptions, name: string, entryPoint: string, ...flags: string[]): string[] {
  const { runner, builder } = addressesOf(options);
  return [
    'functions',
    'deploy',
    name,
    '--gen2',
    '--runtime=nodejs22',
    `--region=${options.region}`,
    '--source=dist/functions',
    `--entry-point=${entryPoint}`,
    '--trigger-http',
    ...flags,
    `--service-account=${runner}`,
    `--build-service-account=projects/${options.project}/serviceAccounts/${builder}`,
    options.smtp.user ? `--set-secrets=SMTP_PASSWORD=${SMTP_SECRET}:latest` : '--clear-secrets',
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
    args: deployFunction(options, HTTP, HTTP_FUNCTION, '--allow-unauthenticated', '--timeout=1800s'),
  };
  if (!options.registry) return [http];
  return [
    http,
    {
      why: 'Функция очереди: вызвать её может только учётная запись очереди',
      args: deployFunction(options, QUEUE, QUEUE_FUNCTION, '--no-allow-unauthenticated', '--timeout=540s'),
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
  const topicStep = (why: string, name: string): Step => ({
    why,
    args: ['pubsub', 'topics', 'create', name, project],
    stands: { look: ['pubsub', 'topics', 'describe', name, project] },
  });
  const subscription = (why: string, name: string, from: string, ...flags: string[]): Step => ({
    why,
    args: ['pubsub', 'subscriptions', 'create', name, `--topic=${from}`, ...flags, project],
    stands: {
      look: ['pubsub', 'subscriptions', 'describe', name, project],
      update: ['pubsub', 'subscriptions', 'update', name, ...flags, project],
    },
  });
  return [
    topicStep('Очередь школ', TOPIC),
    topicStep('Сообщения, которые не удалось обработать', DEAD_TOPIC),
    subscription(
      'Хранить их неделю, чтобы посмотреть',
      DEAD_SUBSCRIPTION,
      DEAD_TOPIC,
      '--message-retention-duration=7d',
      '--expiration-period=never',
    ),
    subscription(
      'Доставка: сообщение подтверждается, когда работа записана; после 8 неудач – в «мёртвые»',
      SUBSCRIPTION,
      TOPIC,
      // The framework recognises a raw push by the topic in the URL's path.
      `--push-endpoint=${queueUrl}/${topic}`,
      `--push-auth-service-account=${caller}`,
      `--push-auth-token-audience=${queueUrl}`,
      '--ack-deadline=600',
      '--min-retry-delay=30s',
      '--max-retry-delay=600s',
      `--dead-letter-topic=${DEAD_TOPIC}`,
      '--max-delivery-attempts=8',
      '--expiration-period=never',
    ),
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
  const where = [`--location=${options.region}`, `--project=${options.project}`];
  const job = (name: string, path: string, body: object): Step => {
    const flags = [
      '--schedule=*/15 6-21 * * *',
      `--time-zone=${options.timeZone}`,
      `--uri=${url}${path}`,
      '--http-method=POST',
      `--message-body=${JSON.stringify(body)}`,
      `--oidc-service-account-email=${caller}`,
      `--oidc-token-audience=${url}`,
      '--attempt-deadline=1800s',
    ];
    const type = 'Content-Type=application/json';
    return {
      why: 'Таймер: каждые 15 минут с 6 до 21 часа',
      args: ['scheduler', 'jobs', 'create', 'http', name, ...flags, `--headers=${type}`, ...where],
      stands: {
        look: ['scheduler', 'jobs', 'describe', name, ...where],
        update: ['scheduler', 'jobs', 'update', 'http', name, ...flags, `--update-headers=${type}`, ...where],
      },
    };
  };
  if (options.registry) return [job('nastavnik-sweep', '/sweep', {})];
  return options.schools.map(({ spreadsheetId }, index) =>
    job(`nastavnik-sync-${index + 1}`, '/sync', { spreadsheetId }),
  );
}

/**
 * The commands that create or update a deployment, in order: the functions come before the subscription that pushes to them. Each account gets only
 * the rights it needs.
 */
export function gcloudSteps(options: DeployOptions): readonly Step[] {
  return [...accounts(options), ...secrets(options), ...functions(options), ...queue(options), ...timers(options)];
}
