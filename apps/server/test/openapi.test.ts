// The OpenAPI document by itself: right by its own standard, kept in the repository, and naming every route.
import { Validator } from "@seriousme/openapi-schema-validator";
import { openApi } from "@tworooms/server";
import { livePath, routes } from "@tworooms/wire";
import { expect, test } from "vitest";
import { paths } from "./openapi-held.ts";

test("O41 the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(openApi));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("O41 every route of the server is in the document, and no other", () => {
  const own = Object.values(routes).map(({ method, template }) => `${method} ${template}`);
  const fixed = ["/", "/healthz", "/readyz", "/v1/openapi.json", livePath];
  const described = Object.entries(paths).flatMap(([template, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${template}`),
  );
  expect(described.toSorted()).toEqual([...own, ...fixed.map((path) => `GET ${path}`)].toSorted());
});

test("O41 the document in docs is the one that is served", async () => {
  await expect(`${JSON.stringify(openApi, undefined, 2)}\n`).toMatchFileSnapshot(
    "../../../docs/openapi.json",
  );
});
