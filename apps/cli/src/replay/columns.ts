// Several seats side by side on a terminal: each in a column of its own, wrapped by words.

const wrap = (line: string, width: number): readonly string[] => {
  const wrapped: string[] = [];
  let rest = line;
  while ([...rest].length > width) {
    const head = [...rest].slice(0, width).join("");
    const space = head.lastIndexOf(" ");
    const at = space > width / 3 ? space : head.length;
    wrapped.push(rest.slice(0, at));
    rest = `  ${rest.slice(at).trimStart()}`;
  }
  return [...wrapped, rest];
};

/** Columns of equal width over `total` characters, each with its heading. */
export const inColumns = (
  columns: readonly { readonly heading: string; readonly lines: readonly string[] }[],
  total: number,
): readonly string[] => {
  const width = Math.max(20, Math.floor((total - 3 * (columns.length - 1)) / columns.length));
  const wrapped = columns.map(({ heading, lines }) => [
    heading,
    "─".repeat(width),
    ...lines.flatMap((line) => wrap(line, width)),
  ]);
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    wrapped
      .map((lines) => {
        const line = lines[row] ?? "";
        return line + " ".repeat(Math.max(0, width - [...line].length));
      })
      .join(" │ ")
      .trimEnd(),
  );
};
