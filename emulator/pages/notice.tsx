import { renderToString } from 'preact-render-to-string';
import type { Answer, Layer } from '../core/exchange.ts';

const isPage = ({ headers }: Answer): boolean => headers['content-type']?.startsWith('text/html') ?? false;

/** Shows a notice at the top of every page, except on pages that contain `class="example"`: these have such a notice already. */
export function noticeLayer(notice: string): Layer {
  const shown = renderToString(
    <p class="notice" role="note">
      {notice}
    </p>,
  );
  const noted = (html: string | Uint8Array): string =>
    Buffer.from(html)
      .toString('utf8')
      .replace(/(?<!class="example".*)<main[^>]*>/s, (main) => main + shown);
  const withNotice = (answer: Answer): Answer => {
    const { later, rendering } = answer;
    if (later) return { ...answer, later: async () => withNotice(await later()) };
    if (!isPage(answer)) return answer;
    if (!rendering) return { ...answer, body: noted(answer.body) };
    return { ...answer, rendering: async () => Buffer.from(noted(await rendering())) };
  };
  return (request, next) => withNotice(next(request));
}
