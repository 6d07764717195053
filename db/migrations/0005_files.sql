-- Files. Their bytes lie in the store (a folder, or an S3-compatible one), each under its hash and apart for
-- each organisation: what one keeps, another can neither read nor find out by giving the same bytes.

create table file_content (
  org_id uuid not null references organisation (id),
  sha256 text not null,
  size bigint not null,
  type text not null,
  saved_at timestamptz not null,
  pages integer,
  width integer,
  height integer,
  preview_sha256 text,
  taken_at timestamptz,
  primary key (org_id, sha256),
  foreign key (org_id, preview_sha256) references file_content (org_id, sha256),
  check (sha256 ~ '^[0-9a-f]{64}$')
);
create index file_content_by_preview on file_content (org_id, preview_sha256);
comment on table file_content is 'Bytes that are kept once, however many files consist of them';
comment on column file_content.org_id is 'Organisation';
comment on column file_content.sha256 is 'SHA-256 of the bytes, 64 hexadecimal digits; their name in the store';
comment on column file_content.size is 'Bytes';
comment on column file_content.type is 'MIME type, as the bytes themselves tell it';
comment on column file_content.saved_at is 'When the bytes were last given';
comment on column file_content.pages is 'Pages of a PDF; empty for others and where they could not be counted';
comment on column file_content.width is 'Pixels of a picture';
comment on column file_content.height is 'Pixels of a picture';
comment on column file_content.preview_sha256 is 'A small picture of it, which is a content of its own';
comment on column file_content.taken_at is 'When the camera says that a photo was taken; nothing else of its notes is kept';

create table file (
  org_id uuid not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  place text not null,
  owner text not null,
  made_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, sha256) references file_content (org_id, sha256)
);
create index file_of_content on file (org_id, sha256);
create index file_of_owner on file (org_id, owner);
comment on table file is 'ไฟล์ as somebody gave it; never changed, a new version is a new file';
comment on column file.org_id is 'Organisation';
comment on column file.id is 'UUIDv7';
comment on column file.sha256 is 'What it consists of';
comment on column file.name is 'Name to show and to save it under; its ending follows the type';
comment on column file.place is 'What it was given for: name of the place in the program';
comment on column file.owner is 'Who gave it, and alone may see it until a record holds it: identifier of the account, or who else';
comment on column file.made_at is 'When it was given';

create table file_hold (
  org_id uuid not null,
  item_id uuid not null,
  number integer not null,
  file_id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  slot text not null,
  held_at timestamptz not null,
  held_by text not null,
  primary key (org_id, item_id, number),
  foreign key (org_id, file_id) references file (org_id, id)
);
create index file_hold_of_record on file_hold (org_id, record_kind, record_id, slot);
create index file_hold_of_file on file_hold (org_id, file_id);
comment on table file_hold is 'ไฟล์แนบ: a record holds a file, in versions; who may see the record may see the file';
comment on column file_hold.org_id is 'Organisation';
comment on column file_hold.item_id is 'The attachment: the same for all its versions';
comment on column file_hold.number is 'Version, from 1';
comment on column file_hold.file_id is 'The file';
comment on column file_hold.record_kind is 'Kind of the record, as in the audit log';
comment on column file_hold.record_id is 'The record';
comment on column file_hold.slot is 'What the file is to the record';
comment on column file_hold.held_at is 'When it was attached';
comment on column file_hold.held_by is 'Name of who attached it';

create table upload (
  org_id uuid not null references organisation (id),
  id uuid not null,
  owner text not null,
  place text not null,
  name text not null,
  size bigint not null,
  received bigint not null default 0,
  begun_at timestamptz not null,
  touched_at timestamptz not null,
  file_id uuid,
  refusal text,
  primary key (org_id, id),
  foreign key (org_id, file_id) references file (org_id, id) on delete cascade,
  check (received between 0 and size)
);
create index upload_of_owner on upload (org_id, owner);
create index upload_of_file on upload (org_id, file_id);
comment on table upload is 'การส่งไฟล์ that is under way, so that it can go on after a lost connection';
comment on column upload.org_id is 'Organisation';
comment on column upload.id is 'UUIDv7';
comment on column upload.owner is 'Who sends, and alone may go on: as in file';
comment on column upload.place is 'What it is sent for';
comment on column upload.name is 'Name as the sender calls it';
comment on column upload.size is 'Bytes that there will be';
comment on column upload.received is 'Bytes that lie safely on the disk';
comment on column upload.begun_at is 'When it began';
comment on column upload.touched_at is 'When bytes last came';
comment on column upload.file_id is 'What became of it; empty until all bytes are there and found good';
comment on column upload.refusal is 'Why the whole file was refused, in Thai';

alter table file_content enable row level security;
alter table file enable row level security;
alter table file_hold enable row level security;
alter table upload enable row level security;
create policy own_org on file_content using (org_id = current_setting('app.org')::uuid);
create policy own_org on file using (org_id = current_setting('app.org')::uuid);
create policy own_org on file_hold using (org_id = current_setting('app.org')::uuid);
create policy own_org on upload using (org_id = current_setting('app.org')::uuid);
grant select, insert, update, delete on file_content, upload to sucharit_app;
grant select, insert, delete on file, file_hold to sucharit_app;
