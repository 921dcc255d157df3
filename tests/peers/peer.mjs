// One piece of work by DuckDB or Polars, for tests/bench_scale.py to time:
//     node peer.mjs PEER WORK IN [OUT]
// IN is a table of CSV, or for `near` a folder of them.
const [, , peer, work, from, to] = process.argv;

const quoted = (s) => `'${s.replaceAll("'", "''")}'`;
const table = (path) => `read_csv(${quoted(path)}, all_varchar = true)`;

// Accounts of different agencies within three days, a pair each.
const window = `
  CREATE TABLE t AS SELECT row_number() OVER () AS id, filename,
    strptime("Date", '%d/%m/%Y')::DATE AS day, lower("Event") AS text,
    left(lower("Event"), 24) AS start
  FROM read_csv(${quoted(from + "/*.csv")}, all_varchar = true,
    filename = true)`;
const near = (alike) => `SELECT count(*) AS n FROM t a JOIN t b
  ON b.day BETWEEN a.day AND a.day + 3 AND a.id <> b.id
  AND a.filename <> b.filename AND ${alike}`;

const duckdb = {
  read: [`SELECT count(*), sum(length(COLUMNS(*))) FROM ${table(from)}`],
  sort: [`COPY (SELECT * FROM ${table(from)}
    ORDER BY strptime("Date", '%d/%m/%Y'), "Time")
    TO ${quoted(to ?? "")} (HEADER)`],
  csv: [`COPY (SELECT * FROM ${table(from)}) TO ${quoted(to ?? "")} (HEADER)`],
  json: [`COPY (SELECT * FROM ${table(from)}) TO ${quoted(to ?? "")}`],
  prefix: [window, near("a.start = b.start")],
  jaro: [window, near("jaro_winkler_similarity(a.text, b.text) > 0.9")],
};

async function runDuckdb() {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const db = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await db.connect();
  for (const sql of duckdb[work]) await connection.runAndReadAll(sql);
}

async function runPolars() {
  const { default: pl } = await import("nodejs-polars");
  let rows = pl.readCSV(from, { inferSchemaLength: 0 });
  if (work === "sort")
    rows.sort(["Date", "Time"]).writeCSV(to);
}

await (peer === "duckdb" ? runDuckdb() : runPolars());
