import { type SmtpSettings, smtpConnection } from '../../functions/gateways/smtp.ts';
import { errorCode } from '../../workspace/error-code.ts';
import { type Finding, ok, toMend, unknown } from './finding.ts';

const CHECK = 'Почтовый сервер';

/** Milliseconds that the mail server may take to answer. */
const WAIT_MS = 10_000;

const CERTIFICATE = /certificate|self.?signed|CERT_|ALTNAME/i;

/** The names of the places where the mail server's settings are, in Russian. */
export interface MailSettingNames {
  readonly all: string;
  readonly host: string;
  readonly port: string;
  readonly login: string;
}

/** The names if the settings are environment variables. */
const VARIABLES: MailSettingNames = {
  all: 'SMTP_HOST, SMTP_PORT, SMTP_USER и SMTP_PASSWORD',
  host: 'SMTP_HOST',
  port: 'SMTP_PORT',
  login: 'SMTP_USER и SMTP_PASSWORD',
};

/** The names if the settings are on a page of the school's own server. */
export const ON_MAIL_PAGE: MailSettingNames = {
  all: 'почтовый сервер на странице «Почта»',
  host: '«Почтовый сервер» на странице «Почта»',
  port: '«Порт» на странице «Почта»',
  login: 'имя входа и пароль на странице «Почта»',
};

/** Translates errors of the mail library into practical advice. */
function troubleOf(error: unknown, { host, port }: SmtpSettings, names: MailSettingNames): readonly [string, string] {
  const said = error instanceof Error ? error : new Error(String(error));
  const code = errorCode(said) ?? '';
  const response = Number(Reflect.get(said, 'responseCode') ?? 0);
  const all = `${code} ${said.message}`;
  if (code === 'EAUTH') {
    return [
      `сервер не принял имя входа или пароль${response ? ` (${response})` : ''}`,
      `Проверьте ${names.login}. У Яндекса, Mail.ru и Google нужен пароль приложения, а не пароль от почты.`,
    ];
  }
  if (CERTIFICATE.test(all)) {
    return [
      `сертификату сервера ${host} нельзя верить`,
      'Имя сервера должно быть тем, на которое выдан сертификат, и сертификат – действующим: спросите того, кто ведёт почту.',
    ];
  }
  if (/wrong version number|packet length|ETLS|SSL|TLS/i.test(all)) {
    return [
      `шифрование на порту ${port} не договорилось`,
      `Порт 465 – с шифрованием сразу, порт 587 – с переходом к нему. Проверьте ${names.port}.`,
    ];
  }
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(all)) return [`сервера ${host} нет`, `Проверьте имя сервера: ${names.host}.`];
  if (/ECONNREFUSED/.test(all)) {
    return [`на ${host}:${port} никто не отвечает`, `Проверьте имя сервера и порт: ${names.host}, ${names.port}.`];
  }
  if (/TIMEDOUT|timeout/i.test(all)) {
    return [
      `${host}:${port} молчит`,
      'Проверьте порт и не закрыт ли он сетью: из облаков часто закрыт порт 25, используйте 587 или 465.',
    ];
  }
  return [said.message, 'Покажите эти слова тому, кто ведёт почту школы.'];
}

/** Connects to the mail server and signs in; sends nothing. */
export async function mailFinding(
  settings: SmtpSettings | undefined,
  names: MailSettingNames = VARIABLES,
): Promise<Finding> {
  if (!settings) return unknown(CHECK, 'не задан', `Задайте ${names.all}.`);
  const { host, user } = settings;
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(smtpConnection(settings, WAIT_MS));
  try {
    await transport.verify();
    return ok(CHECK, user ? `${host} отвечает, вход выполнен` : `${host} отвечает`);
  } catch (error) {
    return toMend(CHECK, ...troubleOf(error, settings, names));
  } finally {
    transport.close();
  }
}
