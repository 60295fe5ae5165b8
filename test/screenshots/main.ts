import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folder, russianCommand } from '../../emulator/command.ts';
import { openBrowser } from '../browser.ts';
import { needs } from '../needs.ts';
import { SERIES } from './pictures.ts';

const WIDTH = 1100;

const command = russianCommand('npm run screenshots --', 'Снимает страницы вымышленной школы для документации.')
  .argument('[снимки...]', 'только эти снимки и другие той же школы, например pairs programme; по умолчанию все')
  .option('--out <папка>', 'куда сложить снимки', folder, 'docs/images')
  .parse();
const { out } = command.opts<{ out: string }>();
const wanted: ReadonlySet<string> = new Set(command.args);

if (!needs.Chromium) {
  process.stderr.write('Нет браузера Chromium: поставьте его, и команда снимет страницы.\n');
  process.exit(1);
}
// Chromium on Linux writes dates in fields in this language if the language is installed: on Debian, by the package chromium-l10n.
process.env.LANGUAGE = 'ru';
await mkdir(out, { recursive: true });
for (const { open, pictures } of SERIES) {
  if (wanted.size > 0 && !pictures.some(({ name }) => wanted.has(name))) continue;
  const workspace = await open();
  const browser = await openBrowser();
  for (const { name, height, show } of pictures) {
    // Chromium then draws the same picture on each machine with the same fonts: no animation, one time zone, one language.
    const page = await browser.newPage({
      viewport: { width: WIDTH, height },
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      reducedMotion: 'reduce',
      colorScheme: 'light',
    });
    await show(page, workspace.url);
    await page.screenshot({ path: join(out, `${name}.png`), animations: 'disabled', caret: 'hide' });
    await page.close();
    process.stdout.write(`${join(out, `${name}.png`)}\n`);
  }
  await browser.close();
  await workspace.close();
}
