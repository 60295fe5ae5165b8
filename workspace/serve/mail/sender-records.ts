import { isIP } from 'node:net';
import { presets } from './presets.ts';
import { DnsSilent, type SenderDns } from './sender-dns.ts';
import { type SpfVerdict, spfVerdict } from './spf.ts';

/** What one record of the sender's domain says, in Russian. */
export interface SenderRecord {
  readonly check: string;
  readonly state: 'ok' | 'mend' | 'unknown';
  readonly seen: string;
  readonly mend?: string;
}

const WHOM = 'Попросите того, кто ведёт домен школы (обычно это делает и сайт),';

type Provider = (typeof presets)[keyof typeof presets]['provider'];

const providerOf = (host: string): Provider | undefined =>
  Object.values(presets).find(({ settings }) => settings.mailHost !== '' && settings.mailHost === host)?.provider;

const spfSaid = (
  verdict: Exclude<SpfVerdict, 'allowed'>,
  domain: string,
  host: string,
  include: string,
): Omit<SenderRecord, 'check'> => {
  const family = isIP(host);
  const add = include ? `include:${include}` : family ? `ip${family}:${host}` : `a:${host}`;
  const said: Readonly<Record<typeof verdict, readonly [string, string]>> = {
    missing: [
      `у домена ${domain} её нет: получатели не знают, каким серверам верить`,
      `${WHOM} добавить запись TXT у ${domain}: v=spf1 ${add} ~all`,
    ],
    'not-named': [
      `запись есть, но сервер ${host} в ней не назван: письма попадут в спам`,
      `${WHOM} дописать в неё ${add}. Вторую запись SPF делать нельзя.`,
    ],
    several: [
      `у домена ${domain} две таких записи или больше: получатели не верят ни одной`,
      `${WHOM} соединить их в одну.`,
    ],
    'too-many-lookups': [
      `записи нужно больше десяти обращений к DNS: получатели считают её испорченной`,
      `${WHOM} убрать из неё лишние include.`,
    ],
  };
  const [seen, mend] = said[verdict];
  return { state: 'mend', seen, mend };
};

async function spf(domain: string, host: string, dns: SenderDns): Promise<SenderRecord> {
  const check = 'SPF';
  const provider = providerOf(host);
  const addresses = isIP(host) ? [host] : await dns.addresses(host);
  const verdict = await spfVerdict(domain, { records: provider?.spf ?? [], addresses }, dns);
  if (verdict === 'allowed') return { check, state: 'ok', seen: `сервер ${host} может отправлять письма от ${domain}` };
  if (verdict === 'not-named' && !provider) {
    return {
      check,
      state: 'unknown',
      seen: `запись есть, но сервера ${host} в ней не видно: наружу его письма могут идти с другого адреса`,
      mend: `Спросите того, кто ведёт сервер ${host}, назван ли в SPF домена ${domain} его внешний адрес.`,
    };
  }
  return { check, ...spfSaid(verdict, domain, host, provider?.spf[0] ?? '') };
}

async function dkim(domain: string, host: string, dns: SenderDns): Promise<SenderRecord> {
  const check = 'DKIM';
  const provider = providerOf(host);
  if (!provider) {
    return {
      check,
      state: 'unknown',
      seen: `подписывает ли письма сервер ${host}, по DNS не узнать`,
      mend: 'Откройте свойства проверочного письма (в Яндекс Почте и Mail.ru – «Свойства письма», «Служебные заголовки») и найдите dkim=pass. Если там другое, покажите его тому, кто ведёт сервер.',
    };
  }
  const name = `${provider.dkim}._domainkey.${domain}`;
  const key = (await dns.txt(name))
    .map((text) => /(?:^|;)\s*p=([^;\s]*)/i.exec(text)?.[1])
    .find((each) => each !== undefined);
  if (key) return { check, state: 'ok', seen: `ключ ${name} на месте` };
  return {
    check,
    state: 'mend',
    seen: key === '' ? `ключ ${name} отозван` : `ключа ${name} нет: письма уходят без подписи домена`,
    mend: `${WHOM} добавить запись TXT ${name}; её текст показывает ${provider.panel}.`,
  };
}

/** The domain and its parents that may have the policy, without top-level domains. */
const treeOf = (domain: string): readonly string[] => {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
};

async function dmarc(domain: string, dns: SenderDns): Promise<SenderRecord> {
  const check = 'DMARC';
  for (const each of treeOf(domain)) {
    const [record] = (await dns.txt(`_dmarc.${each}`)).filter((text) => /^v=DMARC1\s*(;|$)/i.test(text));
    if (record === undefined) continue;
    const policy = /;\s*p=(none|quarantine|reject)/i.exec(record)?.[1];
    if (policy) return { check, state: 'ok', seen: `запись _dmarc.${each} на месте (p=${policy.toLowerCase()})` };
    return {
      check,
      state: 'mend',
      seen: `в записи _dmarc.${each} нет правила p=`,
      mend: `${WHOM} дописать в неё p=none.`,
    };
  }
  return {
    check,
    state: 'mend',
    seen: `у домена ${domain} её нет: крупные почты доверяют таким письмам меньше`,
    mend: `${WHOM} добавить запись TXT _dmarc.${domain}: v=DMARC1; p=none`,
  };
}

const DNS = 'Записи домена отправителя';

/**
 * Looks at the records of the sender's domain that decide whether letters reach people: SPF, DKIM and DMARC.
 * @param sender - the sender's address
 * @param host - the mail server that sends for us
 */
export async function senderRecords(sender: string, host: string, dns: SenderDns): Promise<readonly SenderRecord[]> {
  const domain = sender.split('@').at(-1)?.toLowerCase() ?? '';
  if (!domain.includes('.') || isIP(domain)) {
    return [
      {
        check: DNS,
        state: 'mend',
        seen: `адрес отправителя ${sender} не из настоящего домена: получатели отвергнут письма`,
        mend: 'Впишите в таблице, на листе «Настройки», в строке «Адрес отправителя» ящик школы, от имени которого входит программа.',
      },
    ];
  }
  const own = Object.values(presets).find(({ provider }) => provider?.mailboxes.some((each) => each === domain));
  if (own && own.settings.mailHost === host) {
    return [{ check: DNS, state: 'ok', seen: `ящик на ${domain}: записи ведёт сам провайдер (${own.title})` }];
  }
  const seen = (check: string, found: Promise<SenderRecord>) =>
    found.catch((error: unknown): SenderRecord => {
      if (!(error instanceof DnsSilent)) throw error;
      return {
        check,
        state: 'unknown',
        seen: `DNS не ответил (${error.message})`,
        mend: 'Проверьте, есть ли у этого компьютера интернет, и повторите.',
      };
    });
  return Promise.all([
    seen('SPF', spf(domain, host, dns)),
    seen('DKIM', dkim(domain, host, dns)),
    seen('DMARC', dmarc(domain, dns)),
  ]);
}
