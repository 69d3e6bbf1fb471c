// The solver (HiGHS, compiled to WebAssembly), loaded only when a question needs it. It computes in doubles and has been
// seen to be wrong: nothing it says is believed here or by callers without a check in exact integers (rule A7).

import type { Highs, Model } from "highs";
import { Bug } from "./fault.ts";

/** One row: lower ≤ sum of value · column ≤ upper; infinite where open. */
export type Row = {
  readonly lower: number;
  readonly upper: number;
  /** By column, each at most once. */
  readonly entries: ReadonlyMap<number, number>;
};

/** What a solve came to. Columns are rounded to 0 and 1; `bound` is what the solver says no solution exceeds. */
export type Outcome =
  | { readonly type: "optimal"; readonly columns: readonly number[]; readonly bound: number }
  | { readonly type: "infeasible" }
  | { readonly type: "stopped"; readonly columns: readonly number[] | undefined };

/** How one solve goes. */
export type SolveSettings = {
  readonly presolve: "on" | "off";
  /** Milliseconds; may be infinite. */
  readonly limitMs: number;
  /** Asked now and then while it runs. */
  readonly isStopped: () => boolean;
  /** A solution to begin from. */
  readonly start: readonly number[] | undefined;
};

/** A program of 0/1 columns, kept in the solver so that rows and objective may change between solves. */
export type Program = {
  readonly maximise: (costs: ReadonlyMap<number, number>, settings: SolveSettings) => Outcome;
  readonly setRow: (row: number, lower: number, upper: number) => void;
  readonly addRow: (row: Row) => void;
  /** More 0/1 columns; gives the first one's index. */
  readonly addColumns: (count: number) => number;
  /** Frees what the solver holds; nothing may be called after it. */
  readonly end: () => void;
};

let loading: Promise<Highs> | undefined;

type Loader = (settings: { readonly locateFile?: () => string }) => Promise<Highs>;

// The package's types describe its CommonJS face, where the loader is one `default` further in.
const isLoader = (value: unknown): value is Loader => typeof value === "function";

const load = async (file: string | undefined): Promise<Highs> => {
  const loaded: { readonly default: unknown } = await import("highs");
  if (!isLoader(loaded.default)) throw new Bug("the solver's module has no loader");
  return loaded.default(file === undefined ? {} : { locateFile: () => file });
};

/** Loads the solver once. `file` is where its .wasm lies; unless told, beside its own module. */
export const loadSolver = async (file?: string): Promise<Highs> => {
  loading ??= load(file);
  try {
    return await loading;
  } catch (thrown) {
    // A failed download may be tried again.
    loading = undefined;
    throw thrown;
  }
};

const rowsOf = (
  highs: Highs,
  columns: number,
  rows: readonly Row[],
): Parameters<Model["passModel"]>[0] => {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { entries } of rows) {
    for (const [column, value] of entries) {
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
  }
  return {
    numCols: columns,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: columns,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    // Every column is a whole number between 0 and 1: a continuous one has given a wrong answer.
    integrality: new Int32Array(columns).fill(1),
  };
};

/** A program of so many 0/1 columns. */
export const programOf = (highs: Highs, columns: number, rows: readonly Row[]): Program => {
  const model = highs.createModel();
  model.options.set({
    output_flag: false,
    mip_rel_gap: 0,
    // Objectives are sums of integers.
    mip_abs_gap: 0.5,
    mip_feasibility_tolerance: 1e-9,
    primal_feasibility_tolerance: 1e-9,
  });
  model.passModel(rowsOf(highs, columns, rows));
  let count = columns;
  let priced: readonly number[] = [];
  const { modelStatus, callbackType } = highs.constants;
  const rounded = (): readonly number[] =>
    Array.from(model.getSolution().colValue, (value) => Math.round(value));
  return {
    maximise: (costs, { presolve, limitMs, isStopped, start }) => {
      for (const column of priced) if (!costs.has(column)) model.changeColCost(column, 0);
      for (const [column, cost] of costs) model.changeColCost(column, cost);
      priced = [...costs.keys()];
      model.clearSolver();
      model.options.set({
        presolve,
        time_limit: Number.isFinite(limitMs) ? Math.max(0.001, limitMs / 1000) : 1e9,
      });
      model.zeroAllClocks();
      if (start !== undefined) model.setSolution({ colValue: [...start] });
      model.run({
        [callbackType.mipInterrupt]: (event) => {
          if (isStopped()) event.interrupt();
          return undefined;
        },
      });
      const status = model.getModelStatus();
      if (status === modelStatus.optimal)
        return {
          type: "optimal",
          columns: rounded(),
          bound: Number(model.info.get("mip_dual_bound")),
        };
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
        return { type: "infeasible" };
      const isKnown = [
        modelStatus.timeLimit,
        modelStatus.interrupted,
        modelStatus.iterationLimit,
        modelStatus.solutionLimit,
      ].some((known) => known === status);
      if (!isKnown) return { type: "stopped", columns: undefined };
      const hasSolution =
        Number(model.info.get("primal_solution_status")) ===
        highs.constants.solutionStatus.feasible;
      return { type: "stopped", columns: hasSolution ? rounded() : undefined };
    },
    setRow: (row, lower, upper) => {
      model.changeRowBounds(row, lower, upper);
    },
    addRow: ({ lower, upper, entries }) => {
      model.addRow(lower, upper, { indices: [...entries.keys()], values: [...entries.values()] });
    },
    addColumns: (more) => {
      const first = count;
      for (let column = 0; column < more; column += 1) {
        model.addVar(0, 1);
        model.changeColIntegrality(count, highs.constants.variableType.integer);
        count += 1;
      }
      return first;
    },
    end: () => {
      if (count < 0) throw new Bug("ended twice");
      count = -1;
      model.dispose();
    },
  };
};
