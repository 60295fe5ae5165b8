import * as z from 'zod';

const programme = z.object({
  spreadsheetId: z.string(),
  forms: z.object({ intake: z.object({ formId: z.string(), responderUri: z.string() }) }),
});

const form = z.object({
  items: z.array(
    z.object({
      questionItem: z.object({
        question: z.object({
          questionId: z.string(),
          choiceQuestion: z.object({ options: z.array(z.object({ value: z.string() })) }).optional(),
        }),
      }),
    }),
  ),
});

const workbook = z.object({ namedRanges: z.array(z.object({ name: z.string() })) });

/** A running school during a meeting, as its people and an observer see it. */
export interface Meeting {
  /** The address to which the form is sent. */
  readonly address: string;
  /** A complete answer to the form. */
  answer(): URLSearchParams;
  /** The name of the workbook's present revision. */
  revision(): Promise<string>;
}

/** Opens the school's first form. @param token - of the running session */
export async function openMeeting(url: string, token: string): Promise<Meeting> {
  const read = async (path: string): Promise<unknown> =>
    (await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })).json();
  const { spreadsheetId, forms } = programme.parse(await read('emulator/programme'));
  const { items } = form.parse(await read(`v1/forms/${forms.intake.formId}`));
  const texts = items.map(({ questionItem: { question } }): [string, string] => [
    `entry.${Number.parseInt(question.questionId, 16)}`,
    question.choiceQuestion?.options[0]?.value ?? 'К-01',
  ]);
  return {
    address: forms.intake.responderUri.replace(/viewform$/, 'formResponse'),
    answer: () => new URLSearchParams(texts),
    async revision() {
      const { namedRanges } = workbook.parse(await read(`v4/spreadsheets/${spreadsheetId}?fields=namedRanges(name)`));
      return namedRanges.map(({ name }) => name).join();
    },
  };
}

/** The times of requests that many people send at once, in milliseconds, in ascending order. @throws if a request is refused */
export async function sendAtOnce(address: string, bodies: readonly URLSearchParams[]): Promise<number[]> {
  const times = bodies.map(async (body) => {
    const began = performance.now();
    const answer = await fetch(address, { method: 'POST', body });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`An answer was refused: ${answer.status}.`);
    return performance.now() - began;
  });
  return (await Promise.all(times)).sort((a, b) => a - b);
}
