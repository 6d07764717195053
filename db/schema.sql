-- Made by `npm run generate` from db/migrations; do not edit.

-- One person who signs in; shared by all organisations that the person serves
create table account (
  id uuid not null, -- UUIDv7
  name text not null, -- Name shown in pages and in the audit log
  email text not null, -- Address for sign-in and mail, lower case
  email_verified boolean not null default false, -- Whether the address was proved by a link or by an identity provider
  image text, -- Unused; better-auth expects the column
  username text, -- Name for sign-in, lower case; may be absent
  display_username text, -- The user name as it was typed
  two_factor_enabled boolean not null default false, -- Whether a second factor (TOTP) is asked for at sign-in
  disabled_at timestamp with time zone, -- Since when the account may no longer sign in; empty while it may
  created_at timestamp with time zone not null, -- When the account was made
  updated_at timestamp with time zone not null, -- When the account last changed
  PRIMARY KEY (id),
  UNIQUE (email),
  UNIQUE (username)
);
grant delete, insert, select, update on account to sucharit_app;

-- ระเบียบวาระ of a meeting and what was resolved
create table agenda_item (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  meeting_id uuid not null, -- The meeting
  place integer not null, -- Number on the agenda
  title text not null, -- เรื่อง
  resolution text, -- มติที่ประชุม
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, meeting_id, place),
  FOREIGN KEY (org_id, meeting_id) REFERENCES meeting(org_id, id)
);
alter table agenda_item enable row level security;
create policy own_org on agenda_item using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on agenda_item to sucharit_app;

-- คำสั่งแต่งตั้ง; a later order of the same committee takes the place of the earlier one
create table appointment_order (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  committee_id uuid not null, -- Whom it appoints
  number text not null, -- เลขที่คำสั่ง in Arabic digits, such as 123/2569; one order may appoint several committees
  ordered_on date not null, -- Date of the order
  subject text not null, -- เรื่อง
  preamble text, -- Reason and authority, as printed; empty for the usual wording
  duties text, -- หน้าที่และอำนาจ, as printed
  signed_by_name text not null, -- Who signed, as printed
  signed_by_title text not null, -- Position of who signed, as printed
  term_from date not null, -- First day of the term
  term_to date, -- Last day of the term; empty until replaced
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, committee_id, number),
  CHECK (((term_to IS NULL) OR (term_to >= term_from))),
  FOREIGN KEY (org_id, committee_id) REFERENCES committee(org_id, id)
);
CREATE INDEX appointment_order_of_committee ON public.appointment_order USING btree (org_id, committee_id, ordered_on);
alter table appointment_order enable row level security;
create policy own_org on appointment_order using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on appointment_order to sucharit_app;

-- Who of the appointed members came to a meeting
create table attendance (
  org_id uuid not null, -- Organisation
  meeting_id uuid not null, -- The meeting
  seat_id uuid not null, -- The appointed member
  presence text not null, -- present, absent, leave or substitute
  note text, -- Reason, or who stood in
  PRIMARY KEY (org_id, meeting_id, seat_id),
  FOREIGN KEY (org_id, meeting_id) REFERENCES meeting(org_id, id),
  FOREIGN KEY (org_id, seat_id) REFERENCES committee_seat(org_id, id)
);
CREATE INDEX attendance_of_seat ON public.attendance USING btree (org_id, seat_id);
alter table attendance enable row level security;
create policy own_org on attendance using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on attendance to sucharit_app;

-- Append-only log of acts, each entry chained to the one before by its hash
create table audit_entry (
  org_id uuid not null, -- Organisation; the nil UUID for what concerns the whole house
  seq bigint not null, -- Number within the organisation, without gaps
  at timestamp with time zone not null, -- When
  act text not null, -- Name of the act
  actor_kind text not null, -- account, terminal, job or visitor
  actor_account_id uuid, -- Who, if an account acted
  actor_name text not null, -- Name of the actor as it was then
  record_kind text, -- Kind of the record that changed
  record_id uuid, -- Record that changed
  record_name text, -- What people call the record, as it was then
  changes jsonb not null, -- What was before and after, field by field
  request_id text, -- Request that carried the act, as in the server log
  prev_hash bytea not null, -- Hash of the entry before
  hash bytea not null, -- SHA-256 over this entry and prev_hash; see platform/audit/chain.ts
  PRIMARY KEY (org_id, seq)
);
CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (org_id, actor_account_id, seq);
CREATE INDEX audit_entry_by_kind ON public.audit_entry USING btree (org_id, record_kind, seq);
CREATE INDEX audit_entry_by_record ON public.audit_entry USING btree (org_id, record_id, seq);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (org_id, at);
alter table audit_entry enable row level security;
create policy own_org on audit_entry using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select on audit_entry to sucharit_app;

-- The end of the audit chain of an organisation; locked while an entry is added
create table audit_head (
  org_id uuid not null, -- Organisation; the nil UUID for what concerns the whole house
  seq bigint not null, -- Number of the last entry
  hash bytea not null, -- Hash of the last entry
  PRIMARY KEY (org_id)
);
alter table audit_head enable row level security;
create policy own_org on audit_head using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on audit_head to sucharit_app;

-- คณะกรรมการ, คณะทำงาน
create table committee (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  name text collate "th-x-icu" not null, -- Name as in the order
  kind text not null, -- committee or working-group
  purpose text, -- อำนาจหน้าที่
  ended_on date, -- From when it no longer exists
  end_reason text, -- Why it was ended
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, name),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table committee enable row level security;
create policy own_org on committee using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on committee to sucharit_app;

-- A member that an order appoints
create table committee_seat (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  order_id uuid not null, -- The order
  place integer not null, -- Number in the order
  role text not null, -- chair, vice-chair, member, member-secretary, assistant-secretary, adviser
  person_id uuid, -- Member from the organisation; empty for somebody from outside
  name text not null, -- Name as printed in the order; does not follow later changes of the person
  position_title text, -- Position as printed in the order
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, order_id, place),
  FOREIGN KEY (org_id, order_id) REFERENCES appointment_order(org_id, id),
  FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
CREATE INDEX committee_seat_of_person ON public.committee_seat USING btree (org_id, person_id);
alter table committee_seat enable row level security;
create policy own_org on committee_seat using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on committee_seat to sucharit_app;

-- What somebody typed into a long form and has not sent yet; read by its owner only
create table draft (
  org_id uuid not null, -- Organisation
  account_id uuid not null, -- Whose draft
  form text not null, -- Address of the form
  typed jsonb not null, -- Values as typed; never passwords
  saved_at timestamp with time zone not null, -- When it was last saved
  PRIMARY KEY (org_id, account_id, form),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table draft enable row level security;
create policy own_org on draft using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on draft to sucharit_app;

-- The emblem (ตรา) of an organisation
create table emblem (
  org_id uuid not null, -- Organisation
  png bytea not null, -- Re-encoded picture, at most 512 pixels a side
  saved_at timestamp with time zone not null, -- When it was saved
  PRIMARY KEY (org_id),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table emblem enable row level security;
create policy own_org on emblem using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on emblem to sucharit_app;

-- ไฟล์ as somebody gave it; never changed, a new version is a new file
create table file (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  sha256 text not null, -- What it consists of
  name text not null, -- Name to show and to save it under; its ending follows the type
  place text not null, -- What it was given for: name of the place in the program
  owner text not null, -- Who gave it, and alone may see it until a record holds it: identifier of the account, or who else
  made_at timestamp with time zone not null, -- When it was given
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, sha256) REFERENCES file_content(org_id, sha256)
);
CREATE INDEX file_of_content ON public.file USING btree (org_id, sha256);
CREATE INDEX file_of_owner ON public.file USING btree (org_id, owner);
alter table file enable row level security;
create policy own_org on file using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select on file to sucharit_app;

-- Bytes that are kept once, however many files consist of them
create table file_content (
  org_id uuid not null, -- Organisation
  sha256 text not null, -- SHA-256 of the bytes, 64 hexadecimal digits; their name in the store
  size bigint not null, -- Bytes
  type text not null, -- MIME type, as the bytes themselves tell it
  saved_at timestamp with time zone not null, -- When the bytes were last given
  pages integer, -- Pages of a PDF; empty for others and where they could not be counted
  width integer, -- Pixels of a picture
  height integer, -- Pixels of a picture
  preview_sha256 text, -- A small picture of it, which is a content of its own
  taken_at timestamp with time zone, -- When the camera says that a photo was taken; nothing else of its notes is kept
  PRIMARY KEY (org_id, sha256),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  FOREIGN KEY (org_id) REFERENCES organisation(id),
  FOREIGN KEY (org_id, preview_sha256) REFERENCES file_content(org_id, sha256)
);
CREATE INDEX file_content_by_preview ON public.file_content USING btree (org_id, preview_sha256);
alter table file_content enable row level security;
create policy own_org on file_content using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on file_content to sucharit_app;

-- ไฟล์แนบ: a record holds a file, in versions; who may see the record may see the file
create table file_hold (
  org_id uuid not null, -- Organisation
  item_id uuid not null, -- The attachment: the same for all its versions
  number integer not null, -- Version, from 1
  file_id uuid not null, -- The file
  record_kind text not null, -- Kind of the record, as in the audit log
  record_id uuid not null, -- The record
  slot text not null, -- What the file is to the record
  held_at timestamp with time zone not null, -- When it was attached
  held_by text not null, -- Name of who attached it
  PRIMARY KEY (org_id, item_id, number),
  FOREIGN KEY (org_id, file_id) REFERENCES file(org_id, id)
);
CREATE INDEX file_hold_of_file ON public.file_hold USING btree (org_id, file_id);
CREATE INDEX file_hold_of_record ON public.file_hold USING btree (org_id, record_kind, record_id, slot);
alter table file_hold enable row level security;
create policy own_org on file_hold using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select on file_hold to sucharit_app;

-- Long work that is done beside the requests: asked for in an act, done by a worker
create table job (
  org_id uuid not null, -- Organisation; the nil UUID for what concerns the whole house
  id uuid not null, -- UUIDv7; also the key of the job in the queue
  name text not null, -- Name of the job as it is registered, such as files.sweep
  title text not null, -- What people call it
  input jsonb not null, -- What the job works on: identifiers, never secrets
  key text, -- Of the jobs with one key at most one waits; empty where each counts
  asked_by uuid, -- Account that asked for it; empty when a schedule or the terminal did
  asked_at timestamp with time zone not null default now(), -- When it was asked for
  run_at timestamp with time zone not null default now(), -- Not before this time
  state text not null default 'waiting'::text, -- waiting, running, done, failed, cancelled
  turn integer not null default 0, -- Counts every beginning: only the latest one may finish
  attempts integer not null default 0, -- Beginnings since it was asked for or started again; one that was given back does not count
  attempts_allowed integer not null, -- After so many it has failed for good
  started_at timestamp with time zone, -- When the latest turn began
  ended_at timestamp with time zone, -- When it was done, failed for good or was cancelled
  progress_done integer not null default 0, -- How much is done
  progress_total integer not null default 0, -- Of how much; 0 while unknown
  progress_note text, -- What it is at
  result_said text, -- What came of it, in Thai
  result_href text, -- Where to see what came of it
  result_file_id uuid, -- The file that came of it
  problem text, -- Why the latest turn failed, in Thai; never a stack or personal data
  problem_id text, -- The same number stands in the server log
  PRIMARY KEY (org_id, id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX job_by_asker ON public.job USING btree (org_id, asked_by, id);
CREATE INDEX job_by_name ON public.job USING btree (org_id, name, id);
CREATE INDEX job_by_state ON public.job USING btree (org_id, state, id);
CREATE UNIQUE INDEX job_waiting_once ON public.job USING btree (org_id, key) WHERE (state = 'waiting'::text);
alter table job enable row level security;
create policy own_org on job using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on job to sucharit_app;

-- A table that was uploaded for an import and waits for its confirmation; read by its owner only, for a day
create table kept_sheet (
  org_id uuid not null, -- Organisation
  account_id uuid not null, -- Who uploaded it (kept apart from tenant tables, so without a foreign key)
  subject text not null, -- What it is to be imported into, such as people; one sheet each
  file_name text not null, -- Name of the file as it was uploaded
  sheet text not null, -- Its cells as JSON text: rows of texts, a row of the file each
  kept_at timestamp with time zone not null, -- When it was uploaded
  PRIMARY KEY (org_id, account_id, subject),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table kept_sheet enable row level security;
create policy own_org on kept_sheet using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on kept_sheet to sucharit_app;

-- A letter to be mailed, or mailed; says whom and what about, never the text
create table letter (
  org_id uuid not null, -- Organisation; the nil UUID for what concerns an account as such
  id uuid not null, -- UUIDv7; its Message-ID and the secret of its link are derived from it
  kind text not null, -- Kind of letter as it is registered, such as member.invitation
  input jsonb not null, -- What the letter is about: identifiers, never secrets
  to_account_id uuid, -- To the address that this account has when it is sent
  to_address text, -- To this address, where there is no account; emptied once it is sent
  job_id uuid not null, -- The job that sends it
  asked_at timestamp with time zone not null default now(), -- When it was asked for
  prepared_at timestamp with time zone, -- Since when the link that it carries exists; it is not made a second time
  sent_at timestamp with time zone, -- When the mail server took it
  dropped_at timestamp with time zone, -- When it was found that nobody needs it any more
  PRIMARY KEY (org_id, id),
  CHECK (((to_account_id IS NOT NULL) OR (to_address IS NOT NULL) OR (sent_at IS NOT NULL) OR (dropped_at IS NOT NULL)))
);
CREATE INDEX letter_unsent ON public.letter USING btree (org_id, id) WHERE ((sent_at IS NULL) AND (dropped_at IS NULL));
alter table letter enable row level security;
create policy own_org on letter using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on letter to sucharit_app;

-- การประชุม of a committee
create table meeting (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  committee_id uuid not null, -- Whose meeting
  number text not null, -- ครั้งที่, such as 1/2569
  held_on date not null, -- Day
  starts_at text, -- Time of day, HH:MM
  ends_at text, -- Time of day when it was closed, HH:MM
  room text, -- Where
  status text not null, -- planned, held, confirmed or cancelled
  guests text, -- ผู้เข้าร่วมประชุม who are no members, one a line
  minutes text, -- รายงานการประชุม
  confirmed_on date, -- When the minutes were confirmed (รับรอง)
  cancel_reason text, -- Why it was cancelled
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, committee_id) REFERENCES committee(org_id, id)
);
CREATE INDEX meeting_by_day ON public.meeting USING btree (org_id, held_on);
CREATE UNIQUE INDEX meeting_number ON public.meeting USING btree (org_id, committee_id, number) WHERE (status <> 'cancelled'::text);
alter table meeting enable row level security;
create policy own_org on meeting using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on meeting to sucharit_app;

-- An account that belongs to an organisation
create table membership (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  account_id uuid not null, -- Account (kept apart from tenant tables, so without a foreign key)
  person_id uuid, -- The person behind the account, where known
  invited_name text, -- Name that was typed for an account that was there already; empty once its owner has accepted
  invited_at timestamp with time zone not null, -- When the account was invited
  accepted_at timestamp with time zone, -- When the invitation was accepted; nothing is allowed before
  ended_at timestamp with time zone, -- From when the account has no business here any more
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, account_id),
  FOREIGN KEY (org_id) REFERENCES organisation(id),
  FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id)
);
alter table membership enable row level security;
create policy own_org on membership using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on membership to sucharit_app;

-- A local government; public facts only, so that addresses can be resolved before anyone signs in
create table organisation (
  id uuid not null, -- UUIDv7
  slug text not null, -- Short name in addresses: /{slug}/…
  kind text not null, -- Key in the pack organisation-kinds
  name text not null, -- Own name without the kind, in Thai
  amphoe text, -- อำเภอ; empty for the whole-province kinds
  province text not null, -- จังหวัด
  is_demo boolean not null default false, -- Whether this is the fictional municipality
  emblem_saved_at timestamp with time zone, -- When the emblem was last saved; empty without one
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  created_at timestamp with time zone not null, -- When it was set up
  PRIMARY KEY (id),
  UNIQUE (slug)
);
grant insert, select, update on organisation to sucharit_app;

-- Which organisations to look into when an account signs in; says nothing of what it may do there
create table organisation_door (
  account_id uuid not null, -- Who
  organisation_id uuid not null, -- Where
  PRIMARY KEY (account_id, organisation_id),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
grant delete, insert, select on organisation_door to sucharit_app;

-- Accounts that look across organisations
create table overseer (
  account_id uuid not null, -- Who
  province text, -- จังหวัด that is overseen; empty for all
  since timestamp with time zone not null, -- From when
  PRIMARY KEY (account_id),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
grant delete, insert, select on overseer to sucharit_app;

-- A passkey (WebAuthn) of an account
create table passkey (
  id uuid not null, -- UUIDv7
  account_id uuid not null, -- Whose passkey
  name text, -- What the owner calls it
  public_key text not null, -- Public key
  credential_id text not null, -- Identifier that the device knows it by
  counter integer not null, -- Signature counter, against copies
  device_type text not null, -- Whether the key stays on one device
  backed_up boolean not null, -- Whether the key is kept in a backup of its maker
  transports text, -- How the device is reached
  aaguid text, -- Model of the authenticator
  created_at timestamp with time zone, -- When it was added
  PRIMARY KEY (id),
  UNIQUE (credential_id),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX passkey_of_account ON public.passkey USING btree (account_id);
grant delete, insert, select, update on passkey to sucharit_app;

-- Somebody who works for or sits in the organisation, with or without an account
create table person (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  prefix text, -- คำนำหน้า
  given_name text collate "th-x-icu" not null, -- ชื่อ
  family_name text collate "th-x-icu" not null, -- นามสกุล
  employment text not null, -- Kind of office: elected, council, official, permanent-employee, contract, outsider
  phone text, -- Telephone at work; personal data, for staff only
  email text, -- E-mail at work; personal data, for staff only
  left_on date, -- From when the person is no longer here
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
CREATE INDEX person_by_name ON public.person USING btree (org_id, given_name, family_name);
alter table person enable row level security;
create policy own_org on person using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on person to sucharit_app;

-- แผนปฏิบัติการป้องกันการทุจริต of one cycle, as it is being worked on; what was published stays in plan_version. Of several plans of a cycle the one published last holds
create table plan (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  cycle text not null, -- Key of the pack of its cycle, such as 2566-2570
  years integer[] not null, -- Fiscal years พ.ศ., ascending
  title text not null, -- As on the cover
  introduction jsonb not null, -- Introduction of capabilities/plan/content.ts
  goals jsonb not null, -- Goal[] of capabilities/plan/content.ts
  declaration jsonb, -- Declaration of capabilities/plan/content.ts; empty until it is written
  status text not null default 'draft'::text, -- draft, submitted, approved, published
  amendment integer not null default 0, -- 0 for the plan itself, n while and after its nth amendment is made
  amendment_reason text, -- Why the amendment in the making is needed
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  CHECK (((cardinality(years) >= 1) AND (cardinality(years) <= 10))),
  CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'published'::text]))),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
CREATE INDEX plan_of_cycle ON public.plan USING btree (org_id, cycle);
alter table plan enable row level security;
create policy own_org on plan using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan to sucharit_app;

-- What somebody wants changed, at the place that it is about
create table plan_comment (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  plan_id uuid not null, -- The plan
  project_id uuid, -- The project that it is about; empty for other parts
  part text not null, -- Key of the part: introduction, goals, table, or a field of the project's sheet
  said text not null, -- The comment
  by_name text not null, -- Who said it, by the name of that day
  said_at timestamp with time zone not null, -- When
  settled_at timestamp with time zone, -- When it was taken care of; empty while it waits
  settled_by text, -- Who took care of it
  answer text, -- What was done about it
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, plan_id) REFERENCES plan(org_id, id),
  FOREIGN KEY (org_id, project_id) REFERENCES plan_project(org_id, id)
);
CREATE INDEX plan_comment_of_plan ON public.plan_comment USING btree (org_id, plan_id, said_at);
alter table plan_comment enable row level security;
create policy own_org on plan_comment using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan_comment to sucharit_app;

-- Why a warning of the checks is right as it is
create table plan_excuse (
  org_id uuid not null, -- Organisation
  plan_id uuid not null, -- The plan
  finding text not null, -- Key of the check and its place
  reason text not null, -- The reason
  by_name text not null, -- Who gave it, by the name of that day
  given_at timestamp with time zone not null, -- When
  PRIMARY KEY (org_id, plan_id, finding),
  FOREIGN KEY (org_id, plan_id) REFERENCES plan(org_id, id)
);
alter table plan_excuse enable row level security;
create policy own_org on plan_excuse using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan_excuse to sucharit_app;

-- A project of the ordinary development plan, or another source, that pays for projects; its money is counted once
create table plan_fund (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  plan_id uuid not null, -- The plan
  name text collate "th-x-icu" not null, -- Its name in the ordinary plan or budget
  budgets bigint[] not null, -- Satang that it holds in each of the plan's years
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, plan_id, name),
  FOREIGN KEY (org_id, plan_id) REFERENCES plan(org_id, id)
);
alter table plan_fund enable row level security;
create policy own_org on plan_fund using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan_fund to sucharit_app;

-- What a project takes from a fund
create table plan_funding (
  org_id uuid not null, -- Organisation
  project_id uuid not null, -- The project
  fund_id uuid not null, -- The fund
  budgets bigint[] not null, -- Satang for each of the plan's years
  PRIMARY KEY (org_id, project_id, fund_id),
  FOREIGN KEY (org_id, fund_id) REFERENCES plan_fund(org_id, id),
  FOREIGN KEY (org_id, project_id) REFERENCES plan_project(org_id, id)
);
CREATE INDEX plan_funding_of_fund ON public.plan_funding USING btree (org_id, fund_id);
alter table plan_funding enable row level security;
create policy own_org on plan_funding using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan_funding to sucharit_app;

-- โครงการ กิจกรรม มาตรการ of a plan: what is added up and looked for in columns, the text of its sheet as one value
create table plan_project (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7; the same through all amendments
  plan_id uuid not null, -- The plan
  place integer not null, -- Order within its mission; numbers in the book are counted from it
  kind text not null, -- project, activity, measure, practice
  title text collate "th-x-icu" not null, -- ชื่อโครงการ
  dimension text not null, -- Key of the dimension in the cycle
  mission text not null, -- Key of the mission in the cycle
  headings text[] not null, -- Keys of the sub-headings under which its sheet stands
  budgets bigint[] not null, -- Satang for each of the plan's years; empty is no money
  all_units boolean not null, -- ทุกสำนัก/กอง: each unit answers for a share
  responsible_text text, -- As printed, where it says more than the names of the units
  sheet jsonb not null, -- Reasons, objectives, target group, steps, period, results, remark: ProjectSheet of capabilities/plan/records.ts
  removed boolean not null default false, -- Taken out by an amendment; kept for the years in which it was carried out
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  CHECK ((kind = ANY (ARRAY['project'::text, 'activity'::text, 'measure'::text, 'practice'::text]))),
  FOREIGN KEY (org_id, plan_id) REFERENCES plan(org_id, id)
);
CREATE INDEX plan_project_of_plan ON public.plan_project USING btree (org_id, plan_id, place);
alter table plan_project enable row level security;
create policy own_org on plan_project using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan_project to sucharit_app;

-- Units that answer for a project
create table plan_project_unit (
  org_id uuid not null, -- Organisation
  project_id uuid not null, -- The project
  unit_id uuid not null, -- A unit that answers for it
  place integer not null, -- The first is named first
  PRIMARY KEY (org_id, project_id, unit_id),
  FOREIGN KEY (org_id, project_id) REFERENCES plan_project(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id)
);
CREATE INDEX plan_project_unit_of_unit ON public.plan_project_unit USING btree (org_id, unit_id);
alter table plan_project_unit enable row level security;
create policy own_org on plan_project_unit using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan_project_unit to sucharit_app;

-- A document that was uploaded to be read as a plan and waits for its confirmation
create table plan_reading (
  org_id uuid not null, -- Organisation
  account_id uuid not null, -- Who uploaded it (kept apart from tenant tables, so without a foreign key)
  file_name text not null, -- Name of the file as it was uploaded
  reading jsonb not null, -- PlanReading of capabilities/plan/reading, with the lines of the document
  kept_at timestamp with time zone not null, -- When it was uploaded
  PRIMARY KEY (org_id, account_id),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table plan_reading enable row level security;
create policy own_org on plan_reading using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on plan_reading to sucharit_app;

-- A plan as it was submitted, returned, approved, published or, an amendment, given up; never changed
create table plan_version (
  org_id uuid not null, -- Organisation
  plan_id uuid not null, -- The plan
  number integer not null, -- Counts from 1 within the plan
  status text not null, -- What happened to it: submitted, returned, approved, published, discarded
  amendment integer not null, -- 0 for the plan itself, n for its nth amendment
  content jsonb not null, -- PlanContent of capabilities/plan/content.ts, whole
  content_hash text not null, -- SHA-256 of the content: the same words give the same hash
  note text, -- Reason of an amendment, or why it was returned
  order_number text, -- เลขที่คำสั่งหรือประกาศ with which it was approved or published
  decided_on date, -- Date of that order or announcement
  by_name text not null, -- Who did it, by the name of that day
  made_at timestamp with time zone not null, -- When
  PRIMARY KEY (org_id, plan_id, number),
  CHECK ((status = ANY (ARRAY['submitted'::text, 'returned'::text, 'approved'::text, 'published'::text, 'discarded'::text]))),
  FOREIGN KEY (org_id, plan_id) REFERENCES plan(org_id, id)
);
alter table plan_version enable row level security;
create policy own_org on plan_version using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select on plan_version to sucharit_app;

-- A person in a position for a time
create table position_held (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  person_id uuid not null, -- Who
  unit_id uuid, -- In which unit; empty for the executive and the council
  title text collate "th-x-icu" not null, -- ชื่อตำแหน่ง
  is_head boolean not null default false, -- Whether the position leads its unit
  is_acting boolean not null default false, -- รักษาราชการแทน
  from_on date not null, -- First day
  to_on date, -- Last day; empty while it lasts
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  CHECK (((to_on IS NULL) OR (to_on >= from_on))),
  FOREIGN KEY (org_id, person_id) REFERENCES person(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id)
);
CREATE INDEX position_held_by_person ON public.position_held USING btree (org_id, person_id);
CREATE INDEX position_held_in_unit ON public.position_held USING btree (org_id, unit_id);
alter table position_held enable row level security;
create policy own_org on position_held using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on position_held to sucharit_app;

-- A round of reporting: by when the units report, and whether it is over
create table progress_round (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7; names it in the audit log
  year integer not null, -- The year
  round text not null, -- 6-month, 9-month, 12-month; each from the beginning of the year
  due_on date not null, -- Last day on which units report on time
  locked_at timestamp with time zone, -- When its figures were fixed; empty while it is open
  locked_by text, -- Who locked it
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, year, round),
  UNIQUE (org_id, id),
  CHECK ((round = ANY (ARRAY['6-month'::text, '9-month'::text, '12-month'::text]))),
  FOREIGN KEY (org_id, year) REFERENCES progress_year(org_id, year)
);
alter table progress_round enable row level security;
create policy own_org on progress_round using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on progress_round to sucharit_app;

-- What happened to a year as a whole; never changed
create table progress_turn (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  year integer not null, -- The year
  what text not null, -- opened, amended (brought in line with a newer plan), closed, reopened
  reason text, -- Why it was closed or reopened
  by_name text not null, -- Who did it, by the name of that day
  at timestamp with time zone not null, -- When
  PRIMARY KEY (org_id, id),
  CHECK ((what = ANY (ARRAY['opened'::text, 'amended'::text, 'closed'::text, 'reopened'::text]))),
  FOREIGN KEY (org_id, year) REFERENCES progress_year(org_id, year)
);
CREATE INDEX progress_turn_of_year ON public.progress_turn USING btree (org_id, year, at);
alter table progress_turn enable row level security;
create policy own_org on progress_turn using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select on progress_turn to sucharit_app;

-- ปีงบประมาณ that was opened from the published plan
create table progress_year (
  org_id uuid not null, -- Organisation
  year integer not null, -- Fiscal year พ.ศ.
  id uuid not null, -- UUIDv7, by which the audit log names it
  plan_id uuid not null, -- The plan that holds in it
  plan_version integer not null, -- Its published version that the year was last brought in line with
  status text not null default 'open'::text, -- open, closed
  lights text not null, -- Key of the pack of thresholds that it is judged by
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, year),
  UNIQUE (org_id, id),
  CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  FOREIGN KEY (org_id) REFERENCES organisation(id),
  FOREIGN KEY (org_id, plan_id, plan_version) REFERENCES plan_version(org_id, plan_id, number)
);
alter table progress_year enable row level security;
create policy own_org on progress_year using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on progress_year to sucharit_app;

-- Units that answer for a project in a year; all of them, each for its own share, where the plan says all units
create table project_share (
  org_id uuid not null, -- Organisation
  project_year_id uuid not null, -- The project in the year
  unit_id uuid not null, -- The unit
  place integer not null, -- The first is named first
  PRIMARY KEY (org_id, project_year_id, unit_id),
  FOREIGN KEY (org_id, project_year_id) REFERENCES project_year(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id)
);
CREATE INDEX project_share_of_unit ON public.project_share USING btree (org_id, unit_id);
alter table project_share enable row level security;
create policy own_org on project_share using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on project_share to sucharit_app;

-- A project of the plan in one fiscal year, as the published plan had it
create table project_year (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  year integer not null, -- Fiscal year พ.ศ.
  project_id uuid not null, -- The project, the same through the years
  place integer not null, -- Order in the book
  code text not null, -- Its number in the book
  kind text not null, -- project, activity, measure, practice
  title text collate "th-x-icu" not null, -- ชื่อโครงการ
  dimension text not null, -- Key of the dimension in the cycle
  mission text not null, -- Key of the mission in the cycle
  budget bigint, -- งบหน่วยงาน of this year in satang; empty is no money
  integrated_budget bigint, -- งบบูรณาการ of this year in satang; not part of the plan, so put in by hand
  all_units boolean not null, -- ทุกสำนัก/กอง: each unit answers for a share of its own
  content jsonb not null, -- PlanProject of capabilities/plan/content.ts, with this year's steps and indicators
  guidelines text[] not null default '{}'::text[], -- Columns of แนวทางตามแผนบูรณาการ that it is ticked under: conscience, mechanism, efficiency
  dropped boolean not null default false, -- Taken out by an amendment within the year; what was recorded stays
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, year, project_id),
  CHECK ((budget >= 0)),
  CHECK ((guidelines <@ ARRAY['conscience'::text, 'mechanism'::text, 'efficiency'::text])),
  CHECK ((integrated_budget >= 0)),
  FOREIGN KEY (org_id, project_id) REFERENCES plan_project(org_id, id),
  FOREIGN KEY (org_id, year) REFERENCES progress_year(org_id, year)
);
CREATE INDEX project_year_of_project ON public.project_year USING btree (org_id, project_id, year);
alter table project_year enable row level security;
create policy own_org on project_year using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on project_year to sucharit_app;

-- Guesses per account and per address, kept over a restart
create table rate_limit (
  key text not null, -- What is limited, and whom it is counted for (hashed)
  points integer not null, -- Tries so far
  expire bigint, -- When the count starts anew, in milliseconds since 1970
  PRIMARY KEY (key)
);
grant delete, insert, select, update on rate_limit to sucharit_app;

-- Something that waits for somebody: told in the product always, by mail as each person chose
create table reminder (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  account_id uuid not null, -- Who is reminded
  topic text not null, -- What of, such as committee.term-ends
  record_kind text not null, -- Kind of the record that it is about
  record_id uuid not null, -- Record that it is about
  occasion text not null, -- Tells one time from the next, such as the day on which a term ends; each is told once
  title text not null, -- What waits, in one line
  detail text, -- More of it
  href text not null, -- Where it is done, as a path
  due_on date, -- By when
  made_at timestamp with time zone not null, -- When it was made
  read_at timestamp with time zone, -- When the person marked it as read
  settled_at timestamp with time zone, -- Since when nothing waits any more; it is quiet from then on
  digest_at timestamp with time zone, -- In which daily letter it stood
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, account_id, topic, record_id, occasion)
);
CREATE INDEX reminder_about ON public.reminder USING btree (org_id, topic, record_id) WHERE (settled_at IS NULL);
CREATE INDEX reminder_open ON public.reminder USING btree (org_id, account_id, id) WHERE (settled_at IS NULL);
alter table reminder enable row level security;
create policy own_org on reminder using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on reminder to sucharit_app;

-- How somebody wants reminders by mail; daily where nothing is chosen
create table reminder_choice (
  org_id uuid not null, -- Organisation
  account_id uuid not null, -- Whose choice
  by_mail text not null, -- at-once, daily or none
  PRIMARY KEY (org_id, account_id),
  CHECK ((by_mail = ANY (ARRAY['at-once'::text, 'daily'::text, 'none'::text])))
);
alter table reminder_choice enable row level security;
create policy own_org on reminder_choice using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on reminder_choice to sucharit_app;

-- Why a warning of the checks before submission is right as it is
create table report_excuse (
  org_id uuid not null, -- Organisation
  year integer not null, -- The year
  round text not null, -- The round
  finding text not null, -- Key of the check and its place
  reason text not null, -- The reason
  by_name text not null, -- Who gave it, by the name of that day
  given_at timestamp with time zone not null, -- When
  PRIMARY KEY (org_id, year, round, finding),
  FOREIGN KEY (org_id, year, round) REFERENCES progress_round(org_id, year, round)
);
alter table report_excuse enable row level security;
create policy own_org on report_excuse using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on report_excuse to sucharit_app;

-- An old report that was uploaded to be read and waits for its confirmation
create table report_reading (
  org_id uuid not null, -- Organisation
  account_id uuid not null, -- Who uploaded it (kept apart from tenant tables, so without a foreign key)
  file_name text not null, -- Name of the file as it was uploaded
  reading jsonb not null, -- ReportReading of capabilities/progress/reading, with the lines of the document
  kept_at timestamp with time zone not null, -- When it was uploaded
  PRIMARY KEY (org_id, account_id),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table report_reading enable row level security;
create policy own_org on report_reading using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on report_reading to sucharit_app;

-- What happened to a unit's report or to a round as a whole; never changed
create table report_turn (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  year integer not null, -- The year
  round text not null, -- The round
  unit_id uuid, -- The unit; empty where it is about the round
  what text not null, -- sent, returned, passed, received, excepted, commented, locked, unlocked
  project_year_id uuid, -- The project that a comment is about
  said text, -- Comment or reason
  by_name text not null, -- Who, by the name of that day
  at timestamp with time zone not null, -- When
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, project_year_id) REFERENCES project_year(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  FOREIGN KEY (org_id, year, round) REFERENCES progress_round(org_id, year, round)
);
CREATE INDEX report_turn_of_round ON public.report_turn USING btree (org_id, year, round, at);
alter table report_turn enable row level security;
create policy own_org on report_turn using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select on report_turn to sucharit_app;

-- A whole report as it was submitted, approved, published or brought in from an old file; never changed
create table report_version (
  org_id uuid not null, -- Organisation
  year integer not null, -- The year
  round text not null, -- The round
  number integer not null, -- Counts from 1 within the round
  id uuid not null, -- UUIDv7; names an imported report in the audit log
  status text not null, -- submitted, returned, approved, published, imported
  content jsonb not null, -- ReportContent of capabilities/progress/report-content.ts, whole
  content_hash text not null, -- SHA-256 of the content
  note text, -- Why it was returned, or the file that it was imported from
  order_number text, -- เลขที่ประกาศ
  decided_on date, -- Date of that announcement
  by_name text not null, -- Who did it, by the name of that day
  made_at timestamp with time zone not null, -- When
  PRIMARY KEY (org_id, year, round, number),
  UNIQUE (org_id, id),
  CHECK ((status = ANY (ARRAY['submitted'::text, 'returned'::text, 'approved'::text, 'published'::text, 'imported'::text])))
);
alter table report_version enable row level security;
create policy own_org on report_version using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select on report_version to sucharit_app;

-- Words of the coordinator where the form wants words; they stand beside the facts and never replace them
create table report_words (
  org_id uuid not null, -- Organisation
  year integer not null, -- The year
  round text not null, -- The round
  place text not null, -- Where: a key of the report's parts, with the project-year where it is about one
  words text not null, -- The words
  facts_hash text not null, -- SHA-256 of the facts that they were written to: other facts, and they want a look
  by_name text not null, -- Who wrote them, by the name of that day
  written_at timestamp with time zone not null, -- When
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, year, round, place),
  FOREIGN KEY (org_id, year, round) REFERENCES progress_round(org_id, year, round)
);
alter table report_words enable row level security;
create policy own_org on report_words using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on report_words to sucharit_app;

-- A corruption risk as assessed in one year
create table risk (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  assessment_id uuid not null, -- The assessment of the year
  process_id uuid not null, -- Where it can happen
  lineage_id uuid not null, -- The same risk over the years: the id of the first of them
  copied_from uuid, -- The same risk in the assessment before; empty where it is new
  place integer not null, -- Its place within the process; gaps do not matter
  event text not null, -- ประเด็นความเสี่ยง: what could happen, as printed
  who text, -- Who could do it
  how text, -- How it could be done
  unit_id uuid, -- หน่วยงานเจ้าของความเสี่ยง; empty for the whole organisation
  controls text, -- การควบคุมที่มีอยู่
  before_likelihood integer, -- Step of likelihood before the control
  before_impact integer, -- Step of impact before the control
  before_level text, -- Key of the level before the control, where the scale has words only
  before_reason text, -- Why it was rated so
  after_likelihood integer, -- Step of likelihood after the control
  after_impact integer, -- Step of impact after the control
  after_level text, -- Key of the level after the control, where the scale has words only
  after_reason text, -- Why it was rated so
  treatment text, -- treat, transfer, take or terminate
  review_on date, -- When it is to be looked at again
  received_on date, -- When the coordinator took it into the register; empty while a unit proposes it
  accepted_on date, -- When the executive accepted it
  accepted_until date, -- Last day of the acceptance
  accepted_reason text, -- Why it was accepted
  accepted_by_name text, -- Who accepted it, as printed
  accepted_by_title text, -- Position of who accepted it, as printed
  ended_on date, -- From when it is no longer a risk
  end_reason text, -- Why it is none any more
  published_on date, -- Since when everybody may read event, level, measures and what was done
  published jsonb, -- What everybody reads of it, as it was on that day: PublicFacts of capabilities/risk/publication/facts.ts
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, assessment_id, lineage_id),
  FOREIGN KEY (org_id, assessment_id) REFERENCES risk_assessment(org_id, id),
  FOREIGN KEY (org_id, copied_from) REFERENCES risk(org_id, id),
  FOREIGN KEY (org_id, process_id) REFERENCES risk_process(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id)
);
CREATE INDEX risk_of_process ON public.risk USING btree (org_id, process_id, place);
CREATE INDEX risk_over_years ON public.risk USING btree (org_id, lineage_id);
alter table risk enable row level security;
create policy own_org on risk using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on risk to sucharit_app;

-- การประเมินความเสี่ยงการทุจริต of one fiscal year
create table risk_assessment (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  fiscal_year integer not null, -- ปีงบประมาณ in พ.ศ.
  scale_key text not null, -- Key of the pack of the scale, such as five-by-five
  scale_hash text not null, -- Hash of that pack when the assessment was opened
  scale_title text not null, -- Title of that pack
  scale jsonb not null, -- What the scale said then: a year keeps it when the pack changes
  scale_confirmed boolean not null, -- Whether the pack was confirmed at an official source then
  copied_from uuid, -- The assessment that it began as a copy of; empty for the first
  status text not null, -- open or closed
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, fiscal_year),
  FOREIGN KEY (org_id) REFERENCES organisation(id),
  FOREIGN KEY (org_id, copied_from) REFERENCES risk_assessment(org_id, id)
);
alter table risk_assessment enable row level security;
create policy own_org on risk_assessment using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on risk_assessment to sucharit_app;

-- What happened to an assessment as a whole; never changed
create table risk_assessment_step (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  assessment_id uuid not null, -- The assessment
  kind text not null, -- opened, closed or reopened
  happened_on date not null, -- Day; for closed the day of the approval
  name text, -- Who approved, or who did it
  title text, -- Position of who approved
  reason text, -- Why it was opened again
  written_at timestamp with time zone not null, -- When it was recorded
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, assessment_id) REFERENCES risk_assessment(org_id, id)
);
CREATE INDEX risk_assessment_step_of ON public.risk_assessment_step USING btree (org_id, assessment_id, written_at);
alter table risk_assessment_step enable row level security;
create policy own_org on risk_assessment_step using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select on risk_assessment_step to sucharit_app;

-- มาตรการควบคุมความเสี่ยง
create table risk_measure (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  process_id uuid not null, -- The process whose risks it is against
  risk_id uuid, -- The one risk that it is against; empty when it is against all of the process
  copied_from uuid, -- The same measure in the assessment before; empty where it is new
  place integer not null, -- Its place within the process; gaps do not matter
  text text not null, -- What is done, as printed
  project_id uuid, -- The project of the plan that it is; checked by the act, because the plan keeps its own tables
  unit_id uuid, -- Who does it; empty for the whole organisation
  responsible text, -- Who does it, more exactly
  due_on date, -- When it is to be done
  done_on date, -- When it was done
  result text, -- What was done
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, copied_from) REFERENCES risk_measure(org_id, id),
  FOREIGN KEY (org_id, process_id) REFERENCES risk_process(org_id, id),
  FOREIGN KEY (org_id, risk_id) REFERENCES risk(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id)
);
CREATE INDEX risk_measure_of_process ON public.risk_measure USING btree (org_id, process_id, place);
CREATE INDEX risk_measure_of_project ON public.risk_measure USING btree (org_id, project_id);
alter table risk_measure enable row level security;
create policy own_org on risk_measure using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on risk_measure to sucharit_app;

-- ขั้นตอนการดำเนินงาน in which risks lie: a row of the table in Part 1 of the plan
create table risk_process (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  assessment_id uuid not null, -- The assessment
  place integer not null, -- Its place in the table; gaps do not matter
  name text not null, -- What is done, as printed
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, assessment_id, name),
  FOREIGN KEY (org_id, assessment_id) REFERENCES risk_assessment(org_id, id)
);
alter table risk_process enable row level security;
create policy own_org on risk_process using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on risk_process to sucharit_app;

-- What a member is here: a role, in the whole organisation or in one unit
create table role_held (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  membership_id uuid not null, -- Whose role
  role text not null, -- Role; the list is in platform/accounts/roles.ts
  unit_id uuid, -- The unit that the role is limited to; empty for the whole organisation
  given_at timestamp with time zone not null, -- When it was given
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, membership_id) REFERENCES membership(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id)
);
CREATE UNIQUE INDEX role_held_once ON public.role_held USING btree (org_id, membership_id, role, unit_id) NULLS NOT DISTINCT;
alter table role_held enable row level security;
create policy own_org on role_held using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select on role_held to sucharit_app;

-- What an organisation demands of everyone in a role
create table role_rule (
  org_id uuid not null, -- Organisation
  role text not null, -- Role
  demands_second_factor boolean not null, -- Whether the role may do nothing before a second factor is set up
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, role),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table role_rule enable row level security;
create policy own_org on role_rule using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on role_rule to sucharit_app;

-- The latest time at which a schedule was due and was seen to: however many processes, one of them
create table schedule_turn (
  org_id uuid not null, -- Organisation; the nil UUID for the whole house
  schedule text not null, -- Name of the schedule
  due_at timestamp with time zone not null, -- When it was due
  PRIMARY KEY (org_id, schedule)
);
alter table schedule_turn enable row level security;
create policy own_org on schedule_turn using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on schedule_turn to sucharit_app;

-- What can be found of a record; made from it by its kind (platform/search), never changed by itself
create table search_entry (
  org_id uuid not null, -- Organisation
  kind text not null, -- Kind of the record, as in the audit log
  record_id uuid not null, -- The record
  parent_id uuid, -- The record that its address names besides, such as the committee of an order
  title text not null, -- What people call the record
  body text not null, -- All else that may be found of it, one part a line
  form text not null, -- Title and parts without blanks and signs, digits Arabic, parted by |
  skeleton text not null, -- The same without marks, one letter for all that scanners confuse
  grams integer[] not null, -- Hashes of two and three neighbouring letters of the skeleton, in the title once more with another seed
  day date, -- The day that it belongs to; the latest is shown first
  audience text[] not null, -- Who may see it, in words that platform/search/audience.ts makes
  is_public boolean not null default false, -- Whether everyone may see it
  PRIMARY KEY (org_id, kind, record_id),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
CREATE INDEX search_entry_grams ON public.search_entry USING gin (grams);
alter table search_entry enable row level security;
create policy own_org on search_entry using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on search_entry to sucharit_app;

-- By which definition the entries of a kind were made; an older one is made anew
create table search_kind (
  org_id uuid not null, -- Organisation
  kind text not null, -- Kind of record
  definition integer not null, -- Version of its definition
  PRIMARY KEY (org_id, kind),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table search_kind enable row level security;
create policy own_org on search_kind using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on search_kind to sucharit_app;

-- One signed-in browser; ends when idle too long or when its owner ends it
create table session (
  id uuid not null, -- UUIDv7
  account_id uuid not null, -- Who is signed in
  token text not null, -- The secret that the browser holds in a signed cookie
  expires_at timestamp with time zone not null, -- End of the session unless it is used before
  ip_address text, -- Address that signed in, shown to the owner only
  user_agent text, -- Browser that signed in, shown to the owner only
  created_at timestamp with time zone not null, -- When the person signed in
  updated_at timestamp with time zone not null, -- When the end was last put off
  PRIMARY KEY (id),
  UNIQUE (token),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX session_of_account ON public.session USING btree (account_id);
grant delete, insert, select, update on session to sucharit_app;

-- A way in for an account: a password, or an identity provider
create table sign_in_method (
  id uuid not null, -- UUIDv7
  account_id uuid not null, -- Whose way in
  provider_id text not null, -- "credential" for a password, else the identity provider
  provider_account_id text not null, -- Who the person is at the provider
  password text, -- argon2id hash; empty for providers
  access_token text, -- Token of the provider, encrypted
  refresh_token text, -- Token of the provider, encrypted
  id_token text, -- Token of the provider
  access_token_expires_at timestamp with time zone, -- End of the access token
  refresh_token_expires_at timestamp with time zone, -- End of the refresh token
  scope text, -- What the provider granted
  created_at timestamp with time zone not null, -- When the way in was added
  updated_at timestamp with time zone not null, -- When it last changed
  PRIMARY KEY (id),
  UNIQUE (provider_id, provider_account_id),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX sign_in_method_of_account ON public.sign_in_method USING btree (account_id);
grant delete, insert, select, update on sign_in_method to sucharit_app;

-- การอบรม: an event whose participants are listed one by one and may be tested
create table training (
  org_id uuid not null, -- Organisation
  event_id uuid not null, -- The event
  pass_percent numeric(5,2), -- เกณฑ์ผ่าน in per cent of the full score; empty without a test
  full_score numeric(8,2), -- คะแนนเต็ม; with questions, one mark for each
  questions jsonb, -- Questions of the test as TestQuestion[] of capabilities/progress/trainings; empty when scores come from paper
  token text not null, -- In the address of the QR code: short, random, unguessable
  opened text, -- What the QR code leads to at the moment: attendance, before, after; empty is nothing
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, event_id),
  UNIQUE (org_id, token),
  CHECK (((pass_percent >= (0)::numeric) AND (pass_percent <= (100)::numeric))),
  CHECK (((pass_percent IS NULL) = (full_score IS NULL))),
  CHECK (((questions IS NULL) OR (full_score = (jsonb_array_length(questions))::numeric))),
  CHECK ((full_score > (0)::numeric)),
  CHECK ((opened = ANY (ARRAY['attendance'::text, 'before'::text, 'after'::text]))),
  FOREIGN KEY (org_id, event_id) REFERENCES work_fact(org_id, id)
);
alter table training enable row level security;
create policy own_org on training using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on training to sucharit_app;

-- Somebody who came to a training
create table training_person (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  event_id uuid not null, -- The training
  name text collate "th-x-icu" not null, -- Name as given; within a training it tells people apart
  belongs text, -- สังกัด, ชุมชน or place that they come from, as given or as their unit was called that day
  attended_group text not null, -- Group, as the keys of work_fact.attended
  way text not null, -- list, qr, upload
  signed_at timestamp with time zone, -- When they signed in; empty where they are only expected
  before_score numeric(8,2), -- Score before
  after_score numeric(8,2), -- Score after
  answers jsonb, -- What they answered on a phone, as TestAnswers of capabilities/progress/trainings
  code text not null, -- What the phone that signed in holds, and what somebody on the list shows to sign in as themselves: random, unguessable
  doubt text, -- pending: gave from a phone a name like one on the list, and counts for nothing until the office says who it is; settled: the office said that it is somebody else; empty: nobody asked
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, event_id, code),
  CHECK (((signed_at IS NOT NULL) OR ((before_score IS NULL) AND (after_score IS NULL)))),
  CHECK ((after_score >= (0)::numeric)),
  CHECK ((before_score >= (0)::numeric)),
  CHECK ((doubt = ANY (ARRAY['pending'::text, 'settled'::text]))),
  CHECK ((way = ANY (ARRAY['list'::text, 'qr'::text, 'upload'::text]))),
  FOREIGN KEY (org_id, event_id) REFERENCES training(org_id, event_id)
);
CREATE UNIQUE INDEX training_person_by_name ON public.training_person USING btree (org_id, event_id, name) WHERE (doubt IS DISTINCT FROM 'pending'::text);
alter table training_person enable row level security;
create policy own_org on training_person using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on training_person to sucharit_app;

-- The second factor of an account
create table two_factor (
  id uuid not null, -- UUIDv7
  account_id uuid not null, -- Whose second factor
  secret text not null, -- TOTP secret, encrypted with the key of the data folder
  backup_codes text not null, -- Recovery codes not used yet, encrypted
  verified boolean not null default true, -- Whether the owner has proved that the authenticator works
  failed_verification_count integer not null default 0, -- Wrong codes since the last right one
  locked_until timestamp with time zone, -- Until when no code is looked at
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);
CREATE INDEX two_factor_of_account ON public.two_factor USING btree (account_id);
grant delete, insert, select, update on two_factor to sucharit_app;

-- A division of the organisation: สำนัก, กอง, หน่วย
create table unit (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  name text collate "th-x-icu" not null, -- Name, such as กองคลัง
  short_name text, -- Abbreviation used in tables
  place integer not null default 0, -- Order in lists
  closed_on date, -- From when the unit no longer exists
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, name),
  FOREIGN KEY (org_id) REFERENCES organisation(id)
);
alter table unit enable row level security;
create policy own_org on unit using (org_id = (current_setting('app.org'::text))::uuid);
grant insert, select, update on unit to sucharit_app;

-- A unit's report of a round; no row until it is sent or excepted
create table unit_report (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7; names it in the audit log and in reminders
  year integer not null, -- The year
  round text not null, -- The round
  unit_id uuid not null, -- The unit
  status text not null, -- sent (to its head), returned, passed (by its head), received (by the coordinator), excepted (need not report)
  first_sent_on date, -- When it was sent the first time: whether it was on time
  note text, -- What the unit says with it, or why it need not report
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, year, round, unit_id),
  UNIQUE (org_id, id),
  CHECK ((status = ANY (ARRAY['sent'::text, 'returned'::text, 'passed'::text, 'received'::text, 'excepted'::text]))),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  FOREIGN KEY (org_id, year, round) REFERENCES progress_round(org_id, year, round)
);
alter table unit_report enable row level security;
create policy own_org on unit_report using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on unit_report to sucharit_app;

-- การส่งไฟล์ that is under way, so that it can go on after a lost connection
create table upload (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  owner text not null, -- Who sends, and alone may go on: as in file
  place text not null, -- What it is sent for
  name text not null, -- Name as the sender calls it
  size bigint not null, -- Bytes that there will be
  received bigint not null default 0, -- Bytes that lie safely on the disk
  begun_at timestamp with time zone not null, -- When it began
  touched_at timestamp with time zone not null, -- When bytes last came
  file_id uuid, -- What became of it; empty until all bytes are there and found good
  refusal text, -- Why the whole file was refused, in Thai
  PRIMARY KEY (org_id, id),
  CHECK (((received >= 0) AND (received <= size))),
  FOREIGN KEY (org_id) REFERENCES organisation(id),
  FOREIGN KEY (org_id, file_id) REFERENCES file(org_id, id) ON DELETE CASCADE
);
CREATE INDEX upload_of_file ON public.upload USING btree (org_id, file_id);
CREATE INDEX upload_of_owner ON public.upload USING btree (org_id, owner);
alter table upload enable row level security;
create policy own_org on upload using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on upload to sucharit_app;

-- Short-lived secrets: links to set a password, second-factor steps, passkey challenges
create table verification (
  id uuid not null, -- UUIDv7
  identifier text not null, -- Purpose and hashed secret
  value text not null, -- What the secret opens
  expires_at timestamp with time zone not null, -- From when it opens nothing
  created_at timestamp with time zone not null, -- When it was made
  updated_at timestamp with time zone not null, -- When it last changed
  PRIMARY KEY (id)
);
CREATE INDEX verification_by_identifier ON public.verification USING btree (identifier);
grant delete, insert, select, update on verification to sucharit_app;

-- What the facts of a project come to, unit by unit and month by month; counted anew within every act that changes one of them, so that a page reads as much for twenty thousand facts as for two thousand
create table work_count (
  org_id uuid not null, -- Organisation
  project_year_id uuid not null, -- The project in the year
  unit_id uuid not null, -- The unit that did it
  counts json not null, -- Counts of capabilities/progress/measuring/counting.ts; read whole, hence no jsonb
  PRIMARY KEY (org_id, project_year_id, unit_id),
  FOREIGN KEY (org_id, project_year_id) REFERENCES project_year(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id)
);
alter table work_count enable row level security;
create policy own_org on work_count using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on work_count to sucharit_app;

-- บันทึกผลงาน: one thing that happened, entered once by whoever did it; everything that is reported is made from these
create table work_fact (
  org_id uuid not null, -- Organisation
  id uuid not null, -- UUIDv7
  year integer not null, -- Fiscal year in which it counts
  kind text not null, -- event, step (done), publication, spending, value (of an indicator), setback (could not be done)
  unit_id uuid not null, -- The unit that did it
  happened_on date not null, -- The day it happened, was published, paid or measured
  title text not null, -- What it was, in a line: the event, the item published, what was paid for, the reason of a setback
  said text, -- More about it
  place text, -- Where an event was
  attended jsonb, -- Who came to an event: group to number, as Attended of capabilities/progress/facts.ts
  people integer default ((((((((COALESCE(((attended ->> 'executives'::text))::integer, 0) + COALESCE(((attended ->> 'council'::text))::integer, 0)) + COALESCE(((attended ->> 'staff'::text))::integer, 0)) + COALESCE(((attended ->> 'youth'::text))::integer, 0)) + COALESCE(((attended ->> 'public'::text))::integer, 0)) + COALESCE(((attended ->> 'schools'::text))::integer, 0)) + COALESCE(((attended ->> 'state-agencies'::text))::integer, 0)) + COALESCE(((attended ->> 'state-enterprises'::text))::integer, 0)) + COALESCE(((attended ->> 'business'::text))::integer, 0)), -- All of them together; reckoned by the database
  channel text, -- Key of the channel in the pack of channels
  link text, -- Where it can be seen
  amount bigint, -- Satang paid
  paper_number text, -- เลขที่เอกสาร of the payment
  source text, -- agency (งบหน่วยงาน), integrated (งบบูรณาการ), fund (a source of the plan)
  fund_id uuid, -- Which source of the plan, as its published version names it
  result_id text, -- The output or outcome that a value answers
  part numeric(18,4), -- The value; with a whole, so many of it
  whole numeric(18,4), -- Of how many; empty where the value is a plain number
  proof_id uuid, -- Another fact whose evidence proves this one too
  late_reason text, -- Why it was entered after its round was locked
  by_name text not null, -- Who entered it, by the name of that day
  account_id uuid, -- Whose account entered it (kept apart from tenant tables, so without a foreign key)
  made_at timestamp with time zone not null, -- When it was entered
  withdrawn_at timestamp with time zone, -- When it was taken back; it counts no more and stays readable
  withdrawn_by text, -- Who took it back
  withdrawn_reason text, -- Why
  version integer not null default 1, -- Counts changes, to notice that somebody else changed it meanwhile
  PRIMARY KEY (org_id, id),
  CHECK (((kind = 'publication'::text) = (channel IS NOT NULL))),
  CHECK (((kind = 'spending'::text) = (amount IS NOT NULL))),
  CHECK (((kind = 'value'::text) = (part IS NOT NULL))),
  CHECK (((part >= (0)::numeric) AND (whole > (0)::numeric))),
  CHECK (((source = 'fund'::text) = (fund_id IS NOT NULL))),
  CHECK ((amount > 0)),
  CHECK ((kind = ANY (ARRAY['event'::text, 'step'::text, 'publication'::text, 'spending'::text, 'value'::text, 'setback'::text]))),
  CHECK ((source = ANY (ARRAY['agency'::text, 'integrated'::text, 'fund'::text]))),
  FOREIGN KEY (org_id, proof_id) REFERENCES work_fact(org_id, id),
  FOREIGN KEY (org_id, unit_id) REFERENCES unit(org_id, id),
  FOREIGN KEY (org_id, year) REFERENCES progress_year(org_id, year)
);
CREATE INDEX work_fact_of_proof ON public.work_fact USING btree (org_id, proof_id);
CREATE INDEX work_fact_of_unit ON public.work_fact USING btree (org_id, unit_id, year, made_at);
CREATE INDEX work_fact_of_year ON public.work_fact USING btree (org_id, year, happened_on);
alter table work_fact enable row level security;
create policy own_org on work_fact using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on work_fact to sucharit_app;

-- Projects that a fact serves: one event may serve several
create table work_fact_project (
  org_id uuid not null, -- Organisation
  fact_id uuid not null, -- The fact
  project_year_id uuid not null, -- The project in the year
  PRIMARY KEY (org_id, fact_id, project_year_id),
  FOREIGN KEY (org_id, fact_id) REFERENCES work_fact(org_id, id),
  FOREIGN KEY (org_id, project_year_id) REFERENCES project_year(org_id, id)
);
CREATE INDEX work_fact_project_of_project ON public.work_fact_project USING btree (org_id, project_year_id);
alter table work_fact_project enable row level security;
create policy own_org on work_fact_project using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on work_fact_project to sucharit_app;

-- Steps of a project that are done with a fact
create table work_fact_step (
  org_id uuid not null, -- Organisation
  fact_id uuid not null, -- The fact
  project_year_id uuid not null, -- The project in the year
  step_id text not null, -- Step.id of its content
  PRIMARY KEY (org_id, fact_id, project_year_id, step_id),
  FOREIGN KEY (org_id, fact_id, project_year_id) REFERENCES work_fact_project(org_id, fact_id, project_year_id)
);
CREATE INDEX work_fact_step_of_project ON public.work_fact_step USING btree (org_id, project_year_id, step_id);
alter table work_fact_step enable row level security;
create policy own_org on work_fact_step using (org_id = (current_setting('app.org'::text))::uuid);
grant delete, insert, select, update on work_fact_step to sucharit_app;

-- Entries of the organisation that is set; the only way to look something up
create view search_entry_here as
 SELECT org_id,
    kind,
    record_id,
    parent_id,
    title,
    body,
    form,
    skeleton,
    grams,
    day,
    audience,
    is_public
   FROM search_entry
  WHERE (org_id = (NULLIF(current_setting('app.org'::text, true), ''::text))::uuid);
grant select on search_entry_here to sucharit_app;
