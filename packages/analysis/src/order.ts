// In which order to settle linked issues, so that few are open at a time. Any order is right; a bad one is slow. Two
// kinds are tried from many starts, light branches first and fewest newly open first, and ranked by an estimate.

type Neighbours = readonly ReadonlySet<number>[];

/** Sets of issues joined by links; issues without links are in none. */
export const componentsOf = (neighbours: Neighbours): readonly ReadonlySet<number>[] => {
  const seen = new Set<number>();
  const components: ReadonlySet<number>[] = [];
  for (const [issue, around] of neighbours.entries()) {
    if (seen.has(issue) || around.size === 0) continue;
    const members = new Set([issue]);
    for (const member of members) for (const next of neighbours[member] ?? []) members.add(next);
    for (const member of members) seen.add(member);
    components.push(members);
  }
  return components;
};

// Down a spanning tree from a root, the branch that needs most open issues last: then its parent is closed first.
const branchOrder = (root: number, neighbours: Neighbours): readonly number[] => {
  const parent = new Map<number, number | undefined>([[root, undefined]]);
  const children = new Map<number, number[]>();
  const depthFirst: number[] = [];
  const stack = [root];
  for (let issue = stack.pop(); issue !== undefined; issue = stack.pop()) {
    depthFirst.push(issue);
    const own: number[] = [];
    for (const next of neighbours[issue] ?? [])
      if (!parent.has(next)) {
        parent.set(next, issue);
        own.push(next);
        stack.push(next);
      }
    children.set(issue, own);
  }
  const need = new Map<number, number>();
  const needOf = (issue: number): number => need.get(issue) ?? 1;
  for (const issue of depthFirst.toReversed()) {
    const own = children.get(issue) ?? [];
    own.sort((one, other) => needOf(one) - needOf(other));
    // All branches but the last run while this issue stays open.
    const last = own.at(-1);
    const others = own.length > 1 ? needOf(own[own.length - 2] ?? 0) + 1 : 1;
    need.set(issue, Math.max(others, last === undefined ? 1 : needOf(last)));
  }
  const order: number[] = [];
  const ahead = [root];
  for (let issue = ahead.pop(); issue !== undefined; issue = ahead.pop()) {
    order.push(issue);
    ahead.push(...(children.get(issue) ?? []).toReversed());
  }
  return order;
};

// Always a neighbour of what is settled that leaves the fewest settled issues open.
const greedyOrder = (root: number, neighbours: Neighbours): readonly number[] => {
  const left = new Map<number, number>();
  const settled = new Set<number>();
  const edge = new Set([root]);
  const order: number[] = [];
  const leftOf = (issue: number): number => left.get(issue) ?? neighbours[issue]?.size ?? 0;
  while (edge.size > 0) {
    let best = root;
    let least = Number.POSITIVE_INFINITY;
    for (const issue of edge) {
      let cost = leftOf(issue) > 0 ? 1 : 0;
      let touches = 0;
      for (const next of neighbours[issue] ?? [])
        if (settled.has(next)) {
          touches += 1;
          if (leftOf(next) === 1) cost -= 1;
        }
      cost -= touches / 1000;
      if (cost < least) {
        least = cost;
        best = issue;
      }
    }
    edge.delete(best);
    settled.add(best);
    order.push(best);
    for (const next of neighbours[best] ?? []) {
      left.set(next, leftOf(next) - 1);
      if (!settled.has(next)) edge.add(next);
    }
  }
  return order;
};

// Work of an order: by step, the states that the open issues may be in, times the points there may be by then.
const effortOf = (
  order: readonly number[],
  neighbours: Neighbours,
  looks: readonly number[],
): number => {
  const left = order.reduce(
    (map, issue) => map.set(issue, neighbours[issue]?.size ?? 0),
    new Map<number, number>(),
  );
  const settled = new Set<number>();
  let bits = 0;
  let effort = 0;
  const bitsOf = (issue: number): number => Math.log2(Math.max(1, looks[issue] ?? 1));
  for (const [step, issue] of order.entries()) {
    effort += 2 ** (bits + bitsOf(issue)) * (step + 1);
    settled.add(issue);
    let open = 0;
    for (const next of neighbours[issue] ?? []) {
      if (!settled.has(next)) {
        open += 1;
        continue;
      }
      const rest = (left.get(next) ?? 0) - 1;
      left.set(next, rest);
      if (rest === 0) bits -= bitsOf(next);
    }
    left.set(issue, open);
    if (open > 0) bits += bitsOf(issue);
  }
  return effort;
};

/**
 * The most promising orders of one set of linked issues, best first. `looks` are the numbers of options that links tell
 * apart, by issue.
 */
export const ordersOf = (
  members: ReadonlySet<number>,
  neighbours: Neighbours,
  looks: readonly number[],
): readonly (readonly number[])[] => {
  const ascending = [...members].toSorted((one, other) => one - other);
  const stride = Math.max(1, Math.ceil(ascending.length / (ascending.length > 400 ? 8 : 64)));
  const starts = ascending.filter((_issue, index) => index % stride === 0);
  const byDegree = ascending.toSorted(
    (one, other) => (neighbours[one]?.size ?? 0) - (neighbours[other]?.size ?? 0),
  );
  starts.push(...byDegree.slice(0, 4));
  const candidates = [
    ascending,
    ...starts.map((start) => branchOrder(start, neighbours)),
    ...starts.map((start) => greedyOrder(start, neighbours)),
  ].map((order) => ({ order, effort: effortOf(order, neighbours, looks) }));
  return candidates
    .toSorted((one, other) => one.effort - other.effort)
    .slice(0, 2)
    .map(({ order }) => order);
};
