import * as z from 'zod';
import { type Answer, json, type Request, type Route } from '../../emulator/application-pages.ts';
import { jsonOf } from '../../functions/domain/json-of.ts';
import type { ErasurePeople } from './erasure-people.ts';
import type { ErasureOutcome, ErasureRequest, ErasureService } from './erasure-service.ts';
import { outcomePage, questionPage } from './pages.tsx';

/** Returns the erasure service of a school, the codes of unfinished erasures, and the people to choose from; undefined until the school is open. */
export type OpenErasure = () =>
  | {
      readonly service: ErasureService;
      readonly unfinished: () => readonly string[];
      readonly people: () => Promise<ErasurePeople>;
    }
  | undefined;

const NOT_YET: ErasureOutcome = { kind: 'refused', why: 'Школа ещё не открыта. Повторите через минуту.' };

const NOBODY: ErasurePeople = { everybody: [], due: [] };

const bytesOf = ({ body }: Answer) => (typeof body === 'string' ? Buffer.from(body) : body);

const requestSchema = z.strictObject({
  code: z.string(),
  withdrawnOn: z.string().optional(),
  confirmCode: z.string().optional(),
});

function posted({ body }: Request): ErasureRequest {
  const fields = new URLSearchParams(body.toString('utf8'));
  const given = (name: string) => fields.get(name) ?? undefined;
  return { code: given('code') ?? '', withdrawnOn: given('withdrawnOn'), confirmCode: given('confirmCode') };
}

const ordered = ({ body }: Request): ErasureRequest | undefined => jsonOf(requestSchema, body.toString('utf8'));

/** Pages and a JSON interface that erase a participant, in the same steps as the script's dialog. */
export function erasureRoutes(open: OpenErasure, isExample: boolean): readonly Route[] {
  const outcome = async (request: ErasureRequest): Promise<ErasureOutcome> =>
    (await open()?.service(request)) ?? NOT_YET;
  const people = async () => (await open()?.people()) ?? NOBODY;
  return [
    {
      method: 'GET',
      pattern: /^\/erasure$/,
      audience: 'people',
      handle: () => {
        const rendering = async () => bytesOf(questionPage(open()?.unfinished() ?? [], isExample, await people()));
        return { ...questionPage([], isExample, NOBODY), body: '', rendering };
      },
    },
    {
      method: 'POST',
      pattern: /^\/erasure$/,
      audience: 'people',
      // The headers go before the page is made. They are the same for all steps, so any page provides them.
      handle: (request) => ({
        ...questionPage([], isExample, NOBODY),
        body: '',
        rendering: async () => {
          const given = posted(request);
          return bytesOf(outcomePage(await outcome(given), given.code, isExample, await people()));
        },
      }),
    },
    {
      method: 'POST',
      pattern: /^\/erasure\.json$/,
      handle(request) {
        const order = ordered(request);
        if (!order) return json({ error: 'code, confirmCode' }, request, 400);
        const rendering = async () => bytesOf(json(await outcome(order), request));
        return { ...json({}, request), body: '', rendering };
      },
    },
  ];
}
