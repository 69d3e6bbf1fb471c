// The near side of the worker: asks through a port and waits for answers. It computes nothing.

import { Bug } from "./fault.ts";
import type { Finding } from "./findings.ts";
import type { Progress } from "./frontier.ts";
import type { Answers, Ask, FromWorker, Port, ToWorker } from "./worker.ts";

/** How a question ended: an answer, a refusal of what was asked about, or the worker broke (a bug of ours). */
export type Reply<Answer> =
  | { readonly type: "answer"; readonly answer: Answer }
  | { readonly type: "refused"; readonly findings: readonly Finding[] }
  | { readonly type: "broken" };

/** A question under way. `id` names its frontier in later questions. */
export type Asked<Answer> = {
  readonly id: number;
  readonly reply: Promise<Reply<Answer>>;
  /** Asks the worker to stop between two steps; a frontier is then answered as "stopped". */
  readonly cancel: () => void;
};

/** A worker to ask. */
export type Analyst = {
  readonly ask: <Type extends keyof Answers>(
    ask: Ask & { readonly type: Type },
    onProgress?: (progress: Progress) => void,
  ) => Asked<Answers[Type]>;
  /** Lets the worker drop a frontier that no later question will name. */
  readonly forget: (id: number) => void;
  /** Ends the worker at once; what was still asked is answered "broken". */
  readonly end: () => void;
};

type Waiting = {
  readonly settle: (message: FromWorker) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
};

/** An analyst over a worker's port; `end` terminates the worker. */
export const analystOver = (
  port: Port<FromWorker, ToWorker> & { readonly end: () => void },
): Analyst => {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  port.listen((message) => {
    const asked = waiting.get(message.id);
    if (asked === undefined) return;
    if (message.type === "progress") {
      asked.onProgress?.(message.progress);
      return;
    }
    waiting.delete(message.id);
    asked.settle(message);
  });
  const isAnswerTo = <Type extends keyof Answers>(
    message: FromWorker,
    type: Type,
  ): message is FromWorker & { readonly type: Type; readonly answer: Answers[Type] } =>
    message.type === type;
  return {
    ask: (ask, onProgress) => {
      last += 1;
      const id = last;
      const reply = new Promise<Reply<Answers[typeof ask.type]>>((resolve, reject) => {
        waiting.set(id, {
          onProgress,
          settle: (message) => {
            if (isAnswerTo(message, ask.type)) resolve({ type: "answer", answer: message.answer });
            else if (message.type === "refused")
              resolve({ type: "refused", findings: message.findings });
            else if (message.type === "broken") resolve({ type: "broken" });
            else reject(new Bug("an answer to another question"));
          },
        });
      });
      port.post({ ...ask, id });
      return { id, reply, cancel: () => port.post({ type: "cancel", id }) };
    },
    forget: (id) => port.post({ type: "forget", id }),
    end: () => {
      port.end();
      for (const [id, { settle }] of waiting) settle({ type: "broken", id });
      waiting.clear();
    },
  };
};
