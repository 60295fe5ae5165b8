import { renderToString } from 'preact-render-to-string';
import type { Answer, Layer } from '../core/exchange.ts';

const isPage = ({ headers }: Answer): boolean => headers['content-type']?.startsWith('text/html') ?? false;

/** Shows a notice at the top of every page. */
export function noticeLayer(notice: string): Layer {
  const shown = renderToString(
    <p class="notice" role="note">
      {notice}
    </p>,
  );
  const noted = (html: string | Uint8Array): string =>
    Buffer.from(html)
      .toString('utf8')
      .replace(/<main[^>]*>/, (main) => main + shown);
  return (request, next) => {
    const answer = next(request);
    if (!isPage(answer)) return answer;
    const { rendering } = answer;
    if (!rendering) return { ...answer, body: noted(answer.body) };
    return { ...answer, rendering: async () => Buffer.from(noted(await rendering())) };
  };
}
