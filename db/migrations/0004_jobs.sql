-- Long work, done beside the requests. What a person may see of it stands here; the queue itself is
-- graphile-worker's own schema, which platform/jobs/queue-schema.ts sets up.

create table job (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  title text not null,
  input jsonb not null,
  key text,
  asked_by uuid,
  asked_at timestamptz not null default now(),
  run_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  turn integer not null default 0,
  attempts integer not null default 0,
  attempts_allowed integer not null,
  started_at timestamptz,
  ended_at timestamptz,
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  progress_note text,
  result_said text,
  result_href text,
  result_file_id uuid,
  problem text,
  problem_id text,
  primary key (org_id, id)
);
create unique index job_waiting_once on job (org_id, key) where state = 'waiting';
create index job_by_state on job (org_id, state, id);
create index job_by_name on job (org_id, name, id);
create index job_by_asker on job (org_id, asked_by, id);
comment on table job is 'Long work that is done beside the requests: asked for in an act, done by a worker';
comment on column job.org_id is 'Organisation; the nil UUID for what concerns the whole house';
comment on column job.id is 'UUIDv7; also the key of the job in the queue';
comment on column job.name is 'Name of the job as it is registered, such as files.sweep';
comment on column job.title is 'What people call it';
comment on column job.input is 'What the job works on: identifiers, never secrets';
comment on column job.key is 'Of the jobs with one key at most one waits; empty where each counts';
comment on column job.asked_by is 'Account that asked for it; empty when a schedule or the terminal did';
comment on column job.asked_at is 'When it was asked for';
comment on column job.run_at is 'Not before this time';
comment on column job.state is 'waiting, running, done, failed, cancelled';
comment on column job.turn is 'Counts every beginning: only the latest one may finish';
comment on column job.attempts is 'Beginnings since it was asked for or started again; one that was given back does not count';
comment on column job.attempts_allowed is 'After so many it has failed for good';
comment on column job.started_at is 'When the latest turn began';
comment on column job.ended_at is 'When it was done, failed for good or was cancelled';
comment on column job.progress_done is 'How much is done';
comment on column job.progress_total is 'Of how much; 0 while unknown';
comment on column job.progress_note is 'What it is at';
comment on column job.result_said is 'What came of it, in Thai';
comment on column job.result_href is 'Where to see what came of it';
comment on column job.result_file_id is 'The file that came of it';
comment on column job.problem is 'Why the latest turn failed, in Thai; never a stack or personal data';
comment on column job.problem_id is 'The same number stands in the server log';

create table schedule_turn (
  org_id uuid not null,
  schedule text not null,
  due_at timestamptz not null,
  primary key (org_id, schedule)
);
comment on table schedule_turn is 'The latest time at which a schedule was due and was seen to: however many processes, one of them';
comment on column schedule_turn.org_id is 'Organisation; the nil UUID for the whole house';
comment on column schedule_turn.schedule is 'Name of the schedule';
comment on column schedule_turn.due_at is 'When it was due';

alter table job enable row level security;
alter table schedule_turn enable row level security;
create policy own_org on job using (org_id = current_setting('app.org')::uuid);
create policy own_org on schedule_turn using (org_id = current_setting('app.org')::uuid);
grant select, insert, update, delete on job to sucharit_app;
grant select, insert, update on schedule_turn to sucharit_app;

-- Letters are rows and jobs of the act that causes them. What they say is drawn when they are sent, from the
-- kind and its input: no secret link stands in a row.

create table letter (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  input jsonb not null,
  to_account_id uuid,
  to_address text,
  job_id uuid not null,
  asked_at timestamptz not null default now(),
  prepared_at timestamptz,
  sent_at timestamptz,
  dropped_at timestamptz,
  primary key (org_id, id),
  check (to_account_id is not null or to_address is not null or sent_at is not null or dropped_at is not null)
);
create index letter_unsent on letter (org_id, id) where sent_at is null and dropped_at is null;
comment on table letter is 'A letter to be mailed, or mailed; says whom and what about, never the text';
comment on column letter.org_id is 'Organisation; the nil UUID for what concerns an account as such';
comment on column letter.id is 'UUIDv7; its Message-ID and the secret of its link are derived from it';
comment on column letter.kind is 'Kind of letter as it is registered, such as member.invitation';
comment on column letter.input is 'What the letter is about: identifiers, never secrets';
comment on column letter.to_account_id is 'To the address that this account has when it is sent';
comment on column letter.to_address is 'To this address, where there is no account; emptied once it is sent';
comment on column letter.job_id is 'The job that sends it';
comment on column letter.asked_at is 'When it was asked for';
comment on column letter.prepared_at is 'Since when the link that it carries exists; it is not made a second time';
comment on column letter.sent_at is 'When the mail server took it';
comment on column letter.dropped_at is 'When it was found that nobody needs it any more';

alter table letter enable row level security;
create policy own_org on letter using (org_id = current_setting('app.org')::uuid);
grant select, insert, update, delete on letter to sucharit_app;

create table reminder (
  org_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  topic text not null,
  record_kind text not null,
  record_id uuid not null,
  occasion text not null,
  title text not null,
  detail text,
  href text not null,
  due_on date,
  made_at timestamptz not null,
  read_at timestamptz,
  settled_at timestamptz,
  digest_at timestamptz,
  primary key (org_id, id),
  unique (org_id, account_id, topic, record_id, occasion)
);
create index reminder_open on reminder (org_id, account_id, id) where settled_at is null;
create index reminder_about on reminder (org_id, topic, record_id) where settled_at is null;
comment on table reminder is 'Something that waits for somebody: told in the product always, by mail as each person chose';
comment on column reminder.org_id is 'Organisation';
comment on column reminder.id is 'UUIDv7';
comment on column reminder.account_id is 'Who is reminded';
comment on column reminder.topic is 'What of, such as committee.term-ends';
comment on column reminder.record_kind is 'Kind of the record that it is about';
comment on column reminder.record_id is 'Record that it is about';
comment on column reminder.occasion is 'Tells one time from the next, such as the day on which a term ends; each is told once';
comment on column reminder.title is 'What waits, in one line';
comment on column reminder.detail is 'More of it';
comment on column reminder.href is 'Where it is done, as a path';
comment on column reminder.due_on is 'By when';
comment on column reminder.made_at is 'When it was made';
comment on column reminder.read_at is 'When the person marked it as read';
comment on column reminder.settled_at is 'Since when nothing waits any more; it is quiet from then on';
comment on column reminder.digest_at is 'In which daily letter it stood';

create table reminder_choice (
  org_id uuid not null,
  account_id uuid not null,
  by_mail text not null check (by_mail in ('at-once', 'daily', 'none')),
  primary key (org_id, account_id)
);
comment on table reminder_choice is 'How somebody wants reminders by mail; daily where nothing is chosen';
comment on column reminder_choice.org_id is 'Organisation';
comment on column reminder_choice.account_id is 'Whose choice';
comment on column reminder_choice.by_mail is 'at-once, daily or none';

alter table reminder enable row level security;
alter table reminder_choice enable row level security;
create policy own_org on reminder using (org_id = current_setting('app.org')::uuid);
create policy own_org on reminder_choice using (org_id = current_setting('app.org')::uuid);
grant select, insert, update, delete on reminder to sucharit_app;
grant select, insert, update on reminder_choice to sucharit_app;
