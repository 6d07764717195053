-- What can be looked for: one entry per record, written in the transaction of the act that changes the record.

create table search_entry (
  org_id uuid not null references organisation (id),
  kind text not null,
  record_id uuid not null,
  parent_id uuid,
  title text not null,
  body text not null,
  form text not null,
  skeleton text not null,
  grams integer[] not null,
  day date,
  audience text[] not null,
  is_public boolean not null default false,
  primary key (org_id, kind, record_id)
);
-- Every gram is mixed with its organisation, so that this index is as good as one that begins with org_id.
create index search_entry_grams on search_entry using gin (grams);
comment on table search_entry is 'What can be found of a record; made from it by its kind (platform/search), never changed by itself';
comment on column search_entry.org_id is 'Organisation';
comment on column search_entry.kind is 'Kind of the record, as in the audit log';
comment on column search_entry.record_id is 'The record';
comment on column search_entry.parent_id is 'The record that its address names besides, such as the committee of an order';
comment on column search_entry.title is 'What people call the record';
comment on column search_entry.body is 'All else that may be found of it, one part a line';
comment on column search_entry.form is 'Title and parts without blanks and signs, digits Arabic, parted by |';
comment on column search_entry.skeleton is 'The same without marks, one letter for all that scanners confuse';
comment on column search_entry.grams is 'Hashes of two and three neighbouring letters of the skeleton, in the title once more with another seed';
comment on column search_entry.day is 'The day that it belongs to; the latest is shown first';
comment on column search_entry.audience is 'Who may see it, in words that platform/search/audience.ts makes';
comment on column search_entry.is_public is 'Whether everyone may see it';

create table search_kind (
  org_id uuid not null references organisation (id),
  kind text not null,
  definition integer not null,
  primary key (org_id, kind)
);
comment on table search_kind is 'By which definition the entries of a kind were made; an older one is made anew';
comment on column search_kind.org_id is 'Organisation';
comment on column search_kind.kind is 'Kind of record';
comment on column search_kind.definition is 'Version of its definition';

alter table search_entry enable row level security;
alter table search_kind enable row level security;
create policy own_org on search_entry using (org_id = current_setting('app.org')::uuid);
create policy own_org on search_kind using (org_id = current_setting('app.org')::uuid);

grant select, insert, update, delete on search_entry, search_kind to sucharit_app;

-- Under a policy no condition may look at a row before it, unless PostgreSQL calls it leakproof, and what compares
-- arrays is not: the index of grams would lie idle and each search read every entry of every organisation. Here the
-- same border is a plain condition, held by the owner of the table, beside which the index is used.
create view search_entry_here as
  select * from search_entry where org_id = nullif(current_setting('app.org', true), '')::uuid;
comment on view search_entry_here is 'Entries of the organisation that is set; the only way to look something up';
grant select on search_entry_here to sucharit_app;
