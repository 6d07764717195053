-- A file that somebody is about to import: read, looked at, not yet confirmed.

create table kept_sheet (
  org_id uuid not null references organisation (id),
  account_id uuid not null,
  subject text not null,
  file_name text not null,
  sheet text not null,
  kept_at timestamptz not null,
  primary key (org_id, account_id, subject)
);
comment on table kept_sheet is 'A table that was uploaded for an import and waits for its confirmation; read by its owner only, for a day';
comment on column kept_sheet.org_id is 'Organisation';
comment on column kept_sheet.account_id is 'Who uploaded it (kept apart from tenant tables, so without a foreign key)';
comment on column kept_sheet.subject is 'What it is to be imported into, such as people; one sheet each';
comment on column kept_sheet.file_name is 'Name of the file as it was uploaded';
comment on column kept_sheet.sheet is 'Its cells as JSON text: rows of texts, a row of the file each';
comment on column kept_sheet.kept_at is 'When it was uploaded';

alter table kept_sheet enable row level security;
create policy own_org on kept_sheet using (org_id = current_setting('app.org')::uuid);
grant select, insert, update, delete on kept_sheet to sucharit_app;
