import { hostname } from 'node:os';
import type { Answer } from '../../../emulator/application-pages.ts';
import { UserFacingError } from '../../user-facing-error.ts';
import { networkAddresses } from '../http/own-names.ts';
import { listensEverywhere, rootAddress } from '../http/root-address.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import { qrImage } from '../qr-image.ts';
import type { ServedSchool } from '../served-school.ts';
import { NAMES, settingsRecord } from '../settings/settings.ts';
import { checked, SETTINGS_FILE } from '../settings/settings-file.ts';
import { Field, type FormOutcome, servedPage } from './served-page.tsx';

const TITLE = 'Как этот компьютер видят другие';

interface Said extends FormOutcome {
  readonly sent?: string;
}

/** A warning about the address in letters; undefined if the address is fine. */
function warningOf(root: string, listen: string): string | undefined {
  const { protocol, hostname: name } = new URL(root);
  if (/^(localhost|127\.|\[::1\])/.test(name)) {
    return 'Ссылки в письмах ведут на сам этот компьютер: другие по ним не попадут. Впишите адрес ниже, и пусть сервер слушает сеть (listen = "0.0.0.0").';
  }
  if (listen.startsWith('127.')) {
    return 'Сервер слушает только этот компьютер: по адресу из писем другие попадут, только если его передаёт прокси (nginx, Caddy) на этом же компьютере.';
  }
  if (protocol === 'http:') {
    return 'Связь не зашифрована: в чужой сети пароли и ответы видны. Для адреса вне школы нужен https: сертификат или прокси.';
  }
  return undefined;
}

function page(school: ServedSchool, { account }: Visit, { problem, done, sent }: Said = {}): Answer {
  const { settings, fixed } = school.known();
  const { listen, publicUrl } = settings;
  const root = school.publicRoot();
  const addresses = listensEverywhere(listen) ? [...networkAddresses(), hostname()] : [listen];
  const warning = warningOf(root, listen);
  const check = `${root}seen`;
  // On a server of several schools, the server fixes all these settings, and the addresses of the computer lead to the overseer's host.
  const isSchoolOfServer = NAMES.every((name) => settingsRecord[name].section !== 'server' || fixed.has(name));
  return servedPage({
    title: TITLE,
    account,
    here: '/server',
    problem,
    done,
    children: (
      <>
        <section class="card">
          <p>
            В письмах стоит адрес <b class="wrap-anywhere">{root}</b>
          </p>
          {warning ? (
            <p class="problem" role="alert">
              {warning}
            </p>
          ) : null}
          <p>Проверьте с телефона, как учитель: наведите камеру. Должна открыться страница «Адрес верный».</p>
          <img class="qr" src={qrImage(check)} alt={`QR-код адреса ${check}`} />
          <p class="hint">
            Телефон вне школьной сети (мобильный интернет) покажет, открывается ли школа из дома. Тот же адрес буквами:{' '}
            <span class="key">{check}</span>
          </p>
        </section>
        <form class="card" method="post" action="/server/public-url">
          <Field
            name="publicUrl"
            label="Адрес, по которому школу открывают другие"
            value={sent ?? publicUrl}
            hint={
              fixed.has('publicUrl')
                ? 'Задан при запуске или переменной окружения; здесь не меняется.'
                : 'Например https://nastavnik.school5.ru. Новые письма пойдут с ним; ссылки из прежних писем работают, пока открывается прежний адрес.'
            }
            fixed={fixed.has('publicUrl')}
          />
          {fixed.has('publicUrl') ? null : <button type="submit">Сохранить</button>}
        </form>
        {isSchoolOfServer ? null : (
          <section class="card">
            <h2>Где слушает сервер</h2>
            <ul class="rows">
              {addresses.map((address) => (
                <li key={address} class="wrap-anywhere">
                  {rootAddress(address, school.port(), settings.certificate !== '')}
                </li>
              ))}
            </ul>
            <p class="hint">
              Адрес и порт, сертификат и прокси задаются в файле {SETTINGS_FILE} в папке данных; после правки
              перезапустите сервер.
            </p>
          </section>
        )}
      </>
    ),
  });
}

async function savePublicUrl(school: ServedSchool, visit: Visit): Promise<Answer> {
  const sent = (visit.fields.get('publicUrl') ?? '').trim();
  if (school.known().fixed.has('publicUrl')) return page(school, visit);
  try {
    await school.change({ publicUrl: checked('publicUrl', sent, 'Адрес школы') });
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return page(school, visit, { problem: error.message, sent });
  }
  return page(school, visit, { done: 'Сохранено. Проверьте новый адрес с телефона.' });
}

/** The keeper's page about addresses, and the page that a phone opens to check them. */
export function serverPages(school: ServedSchool): readonly ServedPage[] {
  return [
    { method: 'GET', path: '/server', handle: (visit) => page(school, visit) },
    { method: 'POST', path: '/server/public-url', handle: (visit) => savePublicUrl(school, visit) },
    {
      method: 'GET',
      path: '/seen',
      handle: ({ origin, peer }) =>
        servedPage({
          title: new URL(school.publicRoot()).origin === origin ? 'Адрес верный' : 'Открылось, но под другим адресом',
          children: (
            <section class="card">
              <p>
                Вы видите сервер программы наставничества под адресом <b class="wrap-anywhere">{origin}/</b>
              </p>
              <p class="hint">{peer.secure ? 'Связь зашифрована.' : 'Связь не зашифрована.'}</p>
            </section>
          ),
        }),
    },
    {
      method: 'GET',
      path: '/alive',
      handle: () => ({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'ok\n' }),
    },
  ];
}
