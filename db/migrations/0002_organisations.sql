-- Organisations, who may do what in them, and the audit log that every act writes.
-- A table with org_id belongs to one organisation: org_id comes first in every key, and row-level
-- security refuses rows of another one even to a query that forgets to ask for its own.

create table organisation (
  id uuid primary key,
  slug text not null unique,
  kind text not null,
  name text not null,
  amphoe text,
  province text not null,
  is_demo boolean not null default false,
  emblem_saved_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null
);
comment on table organisation is 'A local government; public facts only, so that addresses can be resolved before anyone signs in';
comment on column organisation.id is 'UUIDv7';
comment on column organisation.slug is 'Short name in addresses: /{slug}/…';
comment on column organisation.kind is 'Key in the pack organisation-kinds';
comment on column organisation.name is 'Own name without the kind, in Thai';
comment on column organisation.amphoe is 'อำเภอ; empty for the whole-province kinds';
comment on column organisation.province is 'จังหวัด';
comment on column organisation.is_demo is 'Whether this is the fictional municipality';
comment on column organisation.emblem_saved_at is 'When the emblem was last saved; empty without one';
comment on column organisation.version is 'Counts changes, to notice that somebody else changed it meanwhile';
comment on column organisation.created_at is 'When it was set up';

create table organisation_door (
  account_id uuid not null references account (id) on delete cascade,
  organisation_id uuid not null references organisation (id),
  primary key (account_id, organisation_id)
);
comment on table organisation_door is 'Which organisations to look into when an account signs in; says nothing of what it may do there';
comment on column organisation_door.account_id is 'Who';
comment on column organisation_door.organisation_id is 'Where';

create table overseer (
  account_id uuid primary key references account (id) on delete cascade,
  province text,
  since timestamptz not null
);
comment on table overseer is 'Accounts that look across organisations';
comment on column overseer.account_id is 'Who';
comment on column overseer.province is 'จังหวัด that is overseen; empty for all';
comment on column overseer.since is 'From when';

create table emblem (
  org_id uuid primary key references organisation (id),
  png bytea not null,
  saved_at timestamptz not null
);
comment on table emblem is 'The emblem (ตรา) of an organisation';
comment on column emblem.org_id is 'Organisation';
comment on column emblem.png is 'Re-encoded picture, at most 512 pixels a side';
comment on column emblem.saved_at is 'When it was saved';

create table unit (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null collate "th-x-icu",
  short_name text,
  place integer not null default 0,
  closed_on date,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, name)
);
comment on table unit is 'A division of the organisation: สำนัก, กอง, หน่วย';
comment on column unit.org_id is 'Organisation';
comment on column unit.id is 'UUIDv7';
comment on column unit.name is 'Name, such as กองคลัง';
comment on column unit.short_name is 'Abbreviation used in tables';
comment on column unit.place is 'Order in lists';
comment on column unit.closed_on is 'From when the unit no longer exists';
comment on column unit.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table person (
  org_id uuid not null references organisation (id),
  id uuid not null,
  prefix text,
  given_name text not null collate "th-x-icu",
  family_name text not null collate "th-x-icu",
  employment text not null,
  phone text,
  email text,
  left_on date,
  version integer not null default 1,
  primary key (org_id, id)
);
create index person_by_name on person (org_id, given_name, family_name);
comment on table person is 'Somebody who works for or sits in the organisation, with or without an account';
comment on column person.org_id is 'Organisation';
comment on column person.id is 'UUIDv7';
comment on column person.prefix is 'คำนำหน้า';
comment on column person.given_name is 'ชื่อ';
comment on column person.family_name is 'นามสกุล';
comment on column person.employment is 'Kind of office: elected, council, official, permanent-employee, contract, outsider';
comment on column person.phone is 'Telephone at work; personal data, for staff only';
comment on column person.email is 'E-mail at work; personal data, for staff only';
comment on column person.left_on is 'From when the person is no longer here';
comment on column person.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table position_held (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid,
  title text not null collate "th-x-icu",
  is_head boolean not null default false,
  is_acting boolean not null default false,
  from_on date not null,
  to_on date,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, person_id) references person (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  check (to_on is null or to_on >= from_on)
);
create index position_held_by_person on position_held (org_id, person_id);
create index position_held_in_unit on position_held (org_id, unit_id);
comment on table position_held is 'A person in a position for a time';
comment on column position_held.org_id is 'Organisation';
comment on column position_held.id is 'UUIDv7';
comment on column position_held.person_id is 'Who';
comment on column position_held.unit_id is 'In which unit; empty for the executive and the council';
comment on column position_held.title is 'ชื่อตำแหน่ง';
comment on column position_held.is_head is 'Whether the position leads its unit';
comment on column position_held.is_acting is 'รักษาราชการแทน';
comment on column position_held.from_on is 'First day';
comment on column position_held.to_on is 'Last day; empty while it lasts';
comment on column position_held.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table membership (
  org_id uuid not null references organisation (id),
  id uuid not null,
  account_id uuid not null,
  person_id uuid,
  invited_name text,
  invited_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, account_id),
  foreign key (org_id, person_id) references person (org_id, id)
);
comment on table membership is 'An account that belongs to an organisation';
comment on column membership.org_id is 'Organisation';
comment on column membership.id is 'UUIDv7';
comment on column membership.account_id is 'Account (kept apart from tenant tables, so without a foreign key)';
comment on column membership.person_id is 'The person behind the account, where known';
comment on column membership.invited_name is 'Name that was typed for an account that was there already; empty once its owner has accepted';
comment on column membership.invited_at is 'When the account was invited';
comment on column membership.accepted_at is 'When the invitation was accepted; nothing is allowed before';
comment on column membership.ended_at is 'From when the account has no business here any more';
comment on column membership.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table role_held (
  org_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  role text not null,
  unit_id uuid,
  given_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, membership_id) references membership (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
create unique index role_held_once on role_held (org_id, membership_id, role, unit_id) nulls not distinct;
comment on table role_held is 'What a member is here: a role, in the whole organisation or in one unit';
comment on column role_held.org_id is 'Organisation';
comment on column role_held.id is 'UUIDv7';
comment on column role_held.membership_id is 'Whose role';
comment on column role_held.role is 'Role; the list is in platform/accounts/roles.ts';
comment on column role_held.unit_id is 'The unit that the role is limited to; empty for the whole organisation';
comment on column role_held.given_at is 'When it was given';

create table role_rule (
  org_id uuid not null references organisation (id),
  role text not null,
  demands_second_factor boolean not null,
  version integer not null default 1,
  primary key (org_id, role)
);
comment on table role_rule is 'What an organisation demands of everyone in a role';
comment on column role_rule.org_id is 'Organisation';
comment on column role_rule.role is 'Role';
comment on column role_rule.demands_second_factor is 'Whether the role may do nothing before a second factor is set up';
comment on column role_rule.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table draft (
  org_id uuid not null references organisation (id),
  account_id uuid not null,
  form text not null,
  typed jsonb not null,
  saved_at timestamptz not null,
  primary key (org_id, account_id, form)
);
comment on table draft is 'What somebody typed into a long form and has not sent yet; read by its owner only';
comment on column draft.org_id is 'Organisation';
comment on column draft.account_id is 'Whose draft';
comment on column draft.form is 'Address of the form';
comment on column draft.typed is 'Values as typed; never passwords';
comment on column draft.saved_at is 'When it was last saved';

create table audit_head (
  org_id uuid primary key,
  seq bigint not null,
  hash bytea not null
);
comment on table audit_head is 'The end of the audit chain of an organisation; locked while an entry is added';
comment on column audit_head.org_id is 'Organisation; the nil UUID for what concerns the whole house';
comment on column audit_head.seq is 'Number of the last entry';
comment on column audit_head.hash is 'Hash of the last entry';

create table audit_entry (
  org_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  act text not null,
  actor_kind text not null,
  actor_account_id uuid,
  actor_name text not null,
  record_kind text,
  record_id uuid,
  record_name text,
  changes jsonb not null,
  request_id text,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (org_id, seq)
);
create index audit_entry_by_record on audit_entry (org_id, record_id, seq);
create index audit_entry_by_kind on audit_entry (org_id, record_kind, seq);
create index audit_entry_by_actor on audit_entry (org_id, actor_account_id, seq);
create index audit_entry_by_time on audit_entry (org_id, at);
comment on table audit_entry is 'Append-only log of acts, each entry chained to the one before by its hash';
comment on column audit_entry.org_id is 'Organisation; the nil UUID for what concerns the whole house';
comment on column audit_entry.seq is 'Number within the organisation, without gaps';
comment on column audit_entry.at is 'When';
comment on column audit_entry.act is 'Name of the act';
comment on column audit_entry.actor_kind is 'account, terminal, job or visitor';
comment on column audit_entry.actor_account_id is 'Who, if an account acted';
comment on column audit_entry.actor_name is 'Name of the actor as it was then';
comment on column audit_entry.record_kind is 'Kind of the record that changed';
comment on column audit_entry.record_id is 'Record that changed';
comment on column audit_entry.record_name is 'What people call the record, as it was then';
comment on column audit_entry.changes is 'What was before and after, field by field';
comment on column audit_entry.request_id is 'Request that carried the act, as in the server log';
comment on column audit_entry.prev_hash is 'Hash of the entry before';
comment on column audit_entry.hash is 'SHA-256 over this entry and prev_hash; see platform/audit/chain.ts';

alter table emblem enable row level security;
alter table unit enable row level security;
alter table person enable row level security;
alter table position_held enable row level security;
alter table membership enable row level security;
alter table role_held enable row level security;
alter table role_rule enable row level security;
alter table draft enable row level security;
alter table audit_head enable row level security;
alter table audit_entry enable row level security;
create policy own_org on emblem using (org_id = current_setting('app.org')::uuid);
create policy own_org on unit using (org_id = current_setting('app.org')::uuid);
create policy own_org on person using (org_id = current_setting('app.org')::uuid);
create policy own_org on position_held using (org_id = current_setting('app.org')::uuid);
create policy own_org on membership using (org_id = current_setting('app.org')::uuid);
create policy own_org on role_held using (org_id = current_setting('app.org')::uuid);
create policy own_org on role_rule using (org_id = current_setting('app.org')::uuid);
create policy own_org on draft using (org_id = current_setting('app.org')::uuid);
create policy own_org on audit_head using (org_id = current_setting('app.org')::uuid);
create policy own_org on audit_entry using (org_id = current_setting('app.org')::uuid);

grant select, insert, update on organisation to sucharit_app;
grant select, insert, delete on organisation_door, overseer to sucharit_app;
grant select, insert, update on unit, person, position_held, membership, role_rule, audit_head to sucharit_app;
grant select, insert, delete on role_held to sucharit_app;
grant select, insert, update, delete on emblem to sucharit_app;
grant select, insert, update, delete on draft to sucharit_app;
-- Append-only: the role that the program runs as can neither change nor remove an entry.
grant select, insert on audit_entry to sucharit_app;
