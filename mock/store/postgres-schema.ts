import { StoreFailure } from './failure.ts'

/*
 * `label` and `tally` follow from the records (labels.ts); a `version` is another with every write, in all of the database.
 * A replica names its functions by their number and asks `format` with every write, so that those that are older go on
 * until a migration says that they no longer may.
 */

/** The class of our advisory locks: "dwkt". */
export const LOCKS = 0x64_77_6b_74

const tables = `
create table dewkit.record (
  project text collate "C" not null, kind text collate "C" not null, id text collate "C" not null,
  seq bigint not null, record text not null, version bigint not null, primary key (project, kind, id)
);
create index record_in_order on dewkit.record (project, kind, seq);
create table dewkit.counter (
  project text collate "C" not null, kind text collate "C" not null, last_seq bigint not null,
  primary key (project, kind)
) with (fillfactor = 50);
create table dewkit.label (
  project text collate "C" not null, kind text collate "C" not null, label text collate "C" not null,
  seq bigint not null, id text collate "C" not null, primary key (project, kind, label, seq, id)
);
create table dewkit.tally (
  project text collate "C" not null, kind text collate "C" not null, label text collate "C" not null,
  count bigint not null, primary key (project, kind, label)
) with (fillfactor = 50);
create sequence dewkit.version;
`

/** What a question would be answered with, as a text that is another for another answer. */
const mark = `
create function dewkit.mark_1(q jsonb) returns text language plpgsql stable as $$
begin
  case q->>'ask'
  when 'get' then
    return coalesce((select r.version::text from dewkit.record r
      where r.project = q->>'project' and r.kind = q->>'kind' and r.id = q->>'id'), '');
  when 'list' then
    return coalesce((select string_agg(p.version::text, ' ' order by p.seq, p.id) from (
      select r.version, r.seq, r.id from dewkit.record r
      where r.project = q->>'project' and r.kind = q->>'kind' and r.seq > (q->>'after')::bigint
      order by r.seq, r.id limit (q->>'limit')::bigint) p), '');
  when 'labelled' then
    return coalesce((select string_agg(p.version::text, ' ' order by p.seq, p.id) from (
      select r.version, l.seq, l.id from dewkit.label l join dewkit.record r using (project, kind, id)
      where l.project = q->>'project' and l.kind = q->>'kind' and l.label = q->>'label'
        and l.seq > (q->>'after')::bigint
      order by l.seq, l.id limit (q->>'limit')::bigint) p), '');
  when 'named' then
    return coalesce((select string_agg(p.version::text, ' ' order by p.id) from (
      select r.version, r.id from dewkit.record r
      where r.project = q->>'project' and r.kind = q->>'kind' and r.id > q->>'after'
      order by r.id limit (q->>'limit')::bigint) p), '');
  when 'count' then
    return coalesce((select t.count::text from dewkit.tally t
      where t.project = q->>'project' and t.kind = q->>'kind' and t.label = q->>'label'), '0');
  when 'labels' then
    return coalesce((select string_agg(t.label || ' ' || t.count, E'\\n' order by t.label) from dewkit.tally t
      where t.project = q->>'project' and t.kind = q->>'kind'
        and t.label >= q->>'low' and t.label < q->>'high' and t.count > 0), '');
  when 'due' then
    return coalesce((select string_agg(r.version::text, ' ' order by l.label, l.seq, l.id)
      from dewkit.label l join dewkit.record r using (project, kind, id)
      where l.project = q->>'project' and l.kind = q->>'kind'
        and l.label >= q->>'low' and l.label < q->>'high'), '');
  end case;
end $$;
`

/**
 * Keeps writes if all that was seen is still so. Under its locks nothing that was seen changes between the look and the end
 * of the transaction; each statement sees what is committed when it begins.
 */
const keep = `
create function dewkit.keep_1(asked jsonb) returns text language plpgsql as $$
declare
  held record;
begin
  if (select oldest from dewkit.format) > (asked->>'format')::int then return 'newer'; end if;
  if (asked->>'whole')::boolean then
    perform pg_advisory_xact_lock(${LOCKS}, 1);
  else
    perform pg_advisory_xact_lock_shared(${LOCKS}, 1);
    for held in select (l->>0)::int as key, (l->>1)::boolean as alone
      from jsonb_array_elements(asked->'locks') with ordinality as e(l, place) order by place
    loop
      if held.alone then perform pg_advisory_xact_lock(${LOCKS + 1}, held.key);
      else perform pg_advisory_xact_lock_shared(${LOCKS + 1}, held.key);
      end if;
    end loop;
  end if;
  if exists (select from jsonb_array_elements(asked->'seen') s where dewkit.mark_1(s) is distinct from s->>'mark')
    then return 'changed'; end if;

  delete from dewkit.record r
    using jsonb_to_recordset(asked->'writes') as w(project text, kind text, id text, record text)
    where w.record is null and r.project = w.project and r.kind = w.kind and r.id = w.id;
  insert into dewkit.record
    select w.project, w.kind, w.id, w.seq, w.record, nextval('dewkit.version')
    from jsonb_to_recordset(asked->'writes') as w(project text, kind text, id text, seq bigint, record text)
    where w.record is not null
    on conflict (project, kind, id) do update
    set seq = excluded.seq, record = excluded.record, version = excluded.version;
  delete from dewkit.label l
    using jsonb_to_recordset(asked->'unlabelled') as u(project text, kind text, label text, seq bigint, id text)
    where l.project = u.project and l.kind = u.kind and l.label = u.label and l.seq = u.seq and l.id = u.id;
  insert into dewkit.label
    select n.project, n.kind, n.label, n.seq, n.id
    from jsonb_to_recordset(asked->'labelled') as n(project text, kind text, label text, seq bigint, id text);
  insert into dewkit.tally as t
    select c.project, c.kind, c.label, c.more
    from jsonb_to_recordset(asked->'counted') as c(project text, kind text, label text, more bigint)
    order by c.project collate "C", c.kind collate "C", c.label collate "C"
    on conflict (project, kind, label) do update set count = t.count + excluded.count;
  delete from dewkit.tally t
    using jsonb_to_recordset(asked->'counted') as c(project text, kind text, label text, more bigint)
    where c.more < 0 and t.project = c.project and t.kind = c.kind and t.label = c.label and t.count <= 0;
  insert into dewkit.counter as c
    select w.project, w.kind, max(w.seq)
    from jsonb_to_recordset(asked->'writes') as w(project text, kind text, seq bigint, record text)
    where w.record is not null
      and not exists (select from dewkit.counter k
        where k.project = w.project and k.kind = w.kind and k.last_seq >= w.seq)
    group by w.project, w.kind order by w.project collate "C", w.kind collate "C"
    on conflict (project, kind) do update set last_seq = greatest(c.last_seq, excluded.last_seq);
  perform pg_notify('dewkit', asked->>'notify');
  return 'kept';
end $$;
`

/**
 * What a transaction keeps that uses the number is written after it, and so is never durable without it: nobody waits for
 * the disk.
 */
const draw = `
create function dewkit.draw_1(of_project text, of_kind text) returns bigint language plpgsql as $$
declare
  drawn bigint;
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into dewkit.counter as c values (of_project, of_kind, 1)
    on conflict (project, kind) do update set last_seq = c.last_seq + 1 returning c.last_seq into drawn;
  return drawn;
end $$;
`

/** Leave to make calls: what is lost of it when the database crashes is a second's worth. */
const lease = `
create unlogged table dewkit.allowance (
  name text collate "C" primary key, second bigint not null, taken bigint not null
) with (fillfactor = 50);
create function dewkit.lease_1(of_name text, wanted bigint, most bigint, out calls bigint, out left_ms int)
language plpgsql as $$
declare
  now_ms constant bigint := floor(extract(epoch from clock_timestamp()) * 1000);
  this constant bigint := now_ms / 1000;
  held record;
begin
  insert into dewkit.allowance values (of_name, this, 0) on conflict do nothing;
  select * into held from dewkit.allowance where name = of_name for update;
  if held.second < this then held.taken := 0; end if;
  calls := greatest(0, least(wanted, most - held.taken));
  left_ms := greatest(held.second, this) * 1000 + 1000 - now_ms;
  update dewkit.allowance set second = greatest(held.second, this), taken = held.taken + calls where name = of_name;
end $$;
`

/** `oldest` is the format that a replica has to know at least to go on after the migration. */
export type Migration = { sql: string; oldest: number }

export const migrations: readonly Migration[] = [{ sql: tables + mark + keep + draw + lease, oldest: 1 }]

/** What this dewkit writes. */
export const FORMAT = migrations.length

type Run = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/** Brings the database up to this format. Of several replicas that start at once, one does it. */
export async function migrate(run: Run, steps: readonly Migration[] = migrations): Promise<void> {
  await run('begin')
  await run('select pg_advisory_xact_lock($1, 0)', [LOCKS])
  const from = await formatIn(run, steps.length)
  if (from < steps.length) {
    for (const { sql } of steps.slice(from)) await run(sql)
    const oldest = Math.max(...steps.map((step) => step.oldest))
    await run('delete from dewkit.format')
    await run('insert into dewkit.format values ($1, $2)', [steps.length, oldest])
  }
  await run('commit')
}

/** 0 where there is nothing yet. */
async function formatIn(run: Run, known: number): Promise<number> {
  const [found] = await run(
    `select to_regnamespace('dewkit') as rooms, to_regclass('dewkit.format') as format`,
  )
  if (found?.format) {
    const [format] = await run('select version, oldest from dewkit.format')
    if (!format || Number(format.oldest) > known)
      throw new StoreFailure('newer', 'it was written by a newer dewkit')
    return Number(format.version)
  }
  if (found?.rooms) throw new StoreFailure('foreign', 'its schema dewkit is no store of dewkit')
  await run('create schema dewkit')
  await run('create table dewkit.format (version int not null, oldest int not null)')
  return 0
}
