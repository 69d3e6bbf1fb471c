// SVG as data, written out once: every text and attribute is escaped here and nowhere else, so no name in a file can
// become markup. A picture holds no script, no link and no style from outside.

/** An element; attributes that are undefined are left out. */
export type SvgNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly (SvgNode | string)[];
};

/** Makes an element. */
export const svg = (
  name: string,
  attributes: SvgNode["attributes"] = {},
  ...children: SvgNode["children"]
): SvgNode => ({ name, attributes, children });

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const NO_XML =
  // oxlint-disable-next-line no-control-regex -- exactly the characters XML 1.0 has no place for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (text: string): string =>
  text.replace(NO_XML, "\ufffd").replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);

// A hundredth of a unit is finer than any screen.
const figure = (value: number): string => (Math.round(value * 100) / 100).toString();

/** An element as text. */
export const svgText = ({ name, attributes, children }: SvgNode): string => {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${escaped(typeof value === "number" ? figure(value) : value)}"`],
  );
  const inner = children.map((child) =>
    typeof child === "string" ? escaped(child) : svgText(child),
  );
  return inner.length === 0
    ? `<${name}${said.join("")}/>`
    : `<${name}${said.join("")}>${inner.join("")}</${name}>`;
};
