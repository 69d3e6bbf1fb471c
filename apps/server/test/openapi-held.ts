// The OpenAPI document as a judge: each message that goes over the wire is held against it.
import { Ajv2020 } from "ajv/dist/2020.js";
import { openApi } from "@tworooms/server";
import type { HttpAnswer, HttpRequest } from "@tworooms/wire";

type Content = Readonly<Record<string, { readonly schema?: unknown }>>;
type Response = {
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
};
type Operation = {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
};
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

export const paths = openApi["paths"] as Paths;

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(openApi, "document");

const pointer = (...parts: readonly string[]): string =>
  parts
    .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");

/** Throws unless a value has a shape of the document. */
export const hold = (value: unknown, ...place: readonly string[]): void => {
  const isValid: unknown = ajv.validate({ $ref: `document#/${pointer(...place)}` }, value);
  if (isValid !== true) throw new Error(`${place.join(" ")}: ${ajv.errorsText()}`);
};

/** The template and operation of a message. */
export const operationOf = (
  method: string,
  path: string,
): { readonly template: string; readonly method: string; readonly operation: Operation } => {
  const address = path.split("?", 1)[0] ?? "";
  for (const [template, methods] of Object.entries(paths)) {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
    const operation = methods[method.toLowerCase()];
    if (pattern.test(address) && operation !== undefined)
      return { template, method: method.toLowerCase(), operation };
  }
  throw new Error(`not in the document: ${method}`);
};

const valueOf = (type: string, body: Uint8Array): unknown =>
  type === "application/json"
    ? JSON.parse(new TextDecoder().decode(body))
    : Buffer.from(body).toString("latin1");

/** Holds an answer against the document; gives what was answered, as `operation status`. */
export const holdAnswer = (request: HttpRequest, answer: HttpAnswer): string => {
  const { template, method, operation } = operationOf(request.method, request.path);
  const status = String(answer.status);
  const place = ["paths", template, method, "responses", status];
  const described = operation.responses[status];
  if (described === undefined) throw new Error(`${operation.operationId} ${status}: not described`);
  const type = (answer.headers["content-type"] ?? "").split(";", 1)[0] ?? "";
  const content = described.content?.[type];
  if (content === undefined) throw new Error(`${operation.operationId} ${status}: type ${type}`);
  if (content.schema !== undefined)
    hold(valueOf(type, answer.body), ...place, "content", type, "schema");
  for (const [name, header] of Object.entries(described.headers ?? {})) {
    const text = answer.headers[name];
    if (text === undefined && header.required === true) throw new Error(`no ${name}`);
    const value = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text;
    if (text !== undefined) hold(value, ...place, "headers", name, "schema");
  }
  return `${operation.operationId} ${status}`;
};

/** Holds a good request against the document: its body's shape, and that it shows what it must. */
export const holdRequest = (request: HttpRequest): void => {
  const { template, method, operation } = operationOf(request.method, request.path);
  const type = request.headers["content-type"] ?? "";
  const content = operation.requestBody?.content[type];
  if (operation.requestBody !== undefined && content === undefined) throw new Error(`type ${type}`);
  if (content?.schema !== undefined)
    hold(
      valueOf(type, request.body),
      "paths",
      template,
      method,
      "requestBody",
      "content",
      type,
      "schema",
    );
};

/** Every `operation status` of the document but those named. */
export const promised = (...less: readonly string[]): readonly string[] =>
  Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    )
    .filter((each) => !less.includes(each))
    .toSorted();
