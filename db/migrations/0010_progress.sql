-- A fiscal year of work under the plan: what was to be done, what happened, and who reported it.

create table progress_year (
  org_id uuid not null references organisation (id),
  year integer not null,
  id uuid not null,
  plan_id uuid not null,
  plan_version integer not null,
  status text not null default 'open',
  lights text not null,
  version integer not null default 1,
  primary key (org_id, year),
  unique (org_id, id),
  foreign key (org_id, plan_id, plan_version) references plan_version (org_id, plan_id, number),
  check (status in ('open', 'closed'))
);
comment on table progress_year is 'ปีงบประมาณ that was opened from the published plan';
comment on column progress_year.org_id is 'Organisation';
comment on column progress_year.year is 'Fiscal year พ.ศ.';
comment on column progress_year.id is 'UUIDv7, by which the audit log names it';
comment on column progress_year.plan_id is 'The plan that holds in it';
comment on column progress_year.plan_version is 'Its published version that the year was last brought in line with';
comment on column progress_year.status is 'open, closed';
comment on column progress_year.lights is 'Key of the pack of thresholds that it is judged by';
comment on column progress_year.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table progress_turn (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  what text not null,
  reason text,
  by_name text not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, year) references progress_year (org_id, year),
  check (what in ('opened', 'amended', 'closed', 'reopened'))
);
create index progress_turn_of_year on progress_turn (org_id, year, at);
comment on table progress_turn is 'What happened to a year as a whole; never changed';
comment on column progress_turn.org_id is 'Organisation';
comment on column progress_turn.id is 'UUIDv7';
comment on column progress_turn.year is 'The year';
comment on column progress_turn.what is 'opened, amended (brought in line with a newer plan), closed, reopened';
comment on column progress_turn.reason is 'Why it was closed or reopened';
comment on column progress_turn.by_name is 'Who did it, by the name of that day';
comment on column progress_turn.at is 'When';

create table project_year (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  project_id uuid not null,
  place integer not null,
  code text not null,
  kind text not null,
  title text not null collate "th-x-icu",
  dimension text not null,
  mission text not null,
  budget bigint,
  integrated_budget bigint,
  all_units boolean not null,
  content jsonb not null,
  guidelines text[] not null default '{}',
  dropped boolean not null default false,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, year, project_id),
  foreign key (org_id, year) references progress_year (org_id, year),
  foreign key (org_id, project_id) references plan_project (org_id, id),
  check (budget >= 0),
  check (integrated_budget >= 0),
  check (guidelines <@ array['conscience', 'mechanism', 'efficiency'])
);
create index project_year_of_project on project_year (org_id, project_id, year);
comment on table project_year is 'A project of the plan in one fiscal year, as the published plan had it';
comment on column project_year.org_id is 'Organisation';
comment on column project_year.id is 'UUIDv7';
comment on column project_year.year is 'Fiscal year พ.ศ.';
comment on column project_year.project_id is 'The project, the same through the years';
comment on column project_year.place is 'Order in the book';
comment on column project_year.code is 'Its number in the book';
comment on column project_year.kind is 'project, activity, measure, practice';
comment on column project_year.title is 'ชื่อโครงการ';
comment on column project_year.dimension is 'Key of the dimension in the cycle';
comment on column project_year.mission is 'Key of the mission in the cycle';
comment on column project_year.budget is 'งบหน่วยงาน of this year in satang; empty is no money';
comment on column project_year.integrated_budget is 'งบบูรณาการ of this year in satang; not part of the plan, so put in by hand';
comment on column project_year.all_units is 'ทุกสำนัก/กอง: each unit answers for a share of its own';
comment on column project_year.content is 'PlanProject of capabilities/plan/content.ts, with this year''s steps and indicators';
comment on column project_year.guidelines is 'Columns of แนวทางตามแผนบูรณาการ that it is ticked under: conscience, mechanism, efficiency';
comment on column project_year.dropped is 'Taken out by an amendment within the year; what was recorded stays';
comment on column project_year.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table project_share (
  org_id uuid not null,
  project_year_id uuid not null,
  unit_id uuid not null,
  place integer not null,
  primary key (org_id, project_year_id, unit_id),
  foreign key (org_id, project_year_id) references project_year (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
create index project_share_of_unit on project_share (org_id, unit_id);
comment on table project_share is 'Units that answer for a project in a year; all of them, each for its own share, where the plan says all units';
comment on column project_share.org_id is 'Organisation';
comment on column project_share.project_year_id is 'The project in the year';
comment on column project_share.unit_id is 'The unit';
comment on column project_share.place is 'The first is named first';

create table work_fact (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  kind text not null,
  unit_id uuid not null,
  happened_on date not null,
  title text not null,
  said text,
  place text,
  attended jsonb,
  people integer generated always as (
    coalesce((attended ->> 'executives')::integer, 0) + coalesce((attended ->> 'council')::integer, 0)
    + coalesce((attended ->> 'staff')::integer, 0) + coalesce((attended ->> 'youth')::integer, 0)
    + coalesce((attended ->> 'public')::integer, 0) + coalesce((attended ->> 'schools')::integer, 0)
    + coalesce((attended ->> 'state-agencies')::integer, 0)
    + coalesce((attended ->> 'state-enterprises')::integer, 0)
    + coalesce((attended ->> 'business')::integer, 0)
  ) stored,
  channel text,
  link text,
  amount bigint,
  paper_number text,
  source text,
  fund_id uuid,
  result_id text,
  part numeric(18, 4),
  whole numeric(18, 4),
  proof_id uuid,
  late_reason text,
  by_name text not null,
  account_id uuid,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, year) references progress_year (org_id, year),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, proof_id) references work_fact (org_id, id),
  check (kind in ('event', 'step', 'publication', 'spending', 'value', 'setback')),
  check ((kind = 'publication') = (channel is not null)),
  check ((kind = 'spending') = (amount is not null)),
  check (amount > 0),
  check (source in ('agency', 'integrated', 'fund')),
  check ((source = 'fund') = (fund_id is not null)),
  check ((kind = 'value') = (part is not null)),
  check (part >= 0 and whole > 0)
);
create index work_fact_of_year on work_fact (org_id, year, happened_on);
create index work_fact_of_unit on work_fact (org_id, unit_id, year, made_at);
create index work_fact_of_proof on work_fact (org_id, proof_id);
comment on table work_fact is 'บันทึกผลงาน: one thing that happened, entered once by whoever did it; everything that is reported is made from these';
comment on column work_fact.org_id is 'Organisation';
comment on column work_fact.id is 'UUIDv7';
comment on column work_fact.year is 'Fiscal year in which it counts';
comment on column work_fact.kind is 'event, step (done), publication, spending, value (of an indicator), setback (could not be done)';
comment on column work_fact.unit_id is 'The unit that did it';
comment on column work_fact.happened_on is 'The day it happened, was published, paid or measured';
comment on column work_fact.title is 'What it was, in a line: the event, the item published, what was paid for, the reason of a setback';
comment on column work_fact.said is 'More about it';
comment on column work_fact.place is 'Where an event was';
comment on column work_fact.attended is 'Who came to an event: group to number, as Attended of capabilities/progress/facts.ts';
comment on column work_fact.people is 'All of them together; reckoned by the database';
comment on column work_fact.channel is 'Key of the channel in the pack of channels';
comment on column work_fact.link is 'Where it can be seen';
comment on column work_fact.amount is 'Satang paid';
comment on column work_fact.paper_number is 'เลขที่เอกสาร of the payment';
comment on column work_fact.source is 'agency (งบหน่วยงาน), integrated (งบบูรณาการ), fund (a source of the plan)';
comment on column work_fact.fund_id is 'Which source of the plan, as its published version names it';
comment on column work_fact.result_id is 'The output or outcome that a value answers';
comment on column work_fact.part is 'The value; with a whole, so many of it';
comment on column work_fact.whole is 'Of how many; empty where the value is a plain number';
comment on column work_fact.proof_id is 'Another fact whose evidence proves this one too';
comment on column work_fact.late_reason is 'Why it was entered after its round was locked';
comment on column work_fact.by_name is 'Who entered it, by the name of that day';
comment on column work_fact.account_id is 'Whose account entered it (kept apart from tenant tables, so without a foreign key)';
comment on column work_fact.made_at is 'When it was entered';
comment on column work_fact.withdrawn_at is 'When it was taken back; it counts no more and stays readable';
comment on column work_fact.withdrawn_by is 'Who took it back';
comment on column work_fact.withdrawn_reason is 'Why';
comment on column work_fact.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table work_fact_project (
  org_id uuid not null,
  fact_id uuid not null,
  project_year_id uuid not null,
  primary key (org_id, fact_id, project_year_id),
  foreign key (org_id, fact_id) references work_fact (org_id, id),
  foreign key (org_id, project_year_id) references project_year (org_id, id)
);
create index work_fact_project_of_project on work_fact_project (org_id, project_year_id);
comment on table work_fact_project is 'Projects that a fact serves: one event may serve several';
comment on column work_fact_project.org_id is 'Organisation';
comment on column work_fact_project.fact_id is 'The fact';
comment on column work_fact_project.project_year_id is 'The project in the year';

create table work_fact_step (
  org_id uuid not null,
  fact_id uuid not null,
  project_year_id uuid not null,
  step_id text not null,
  primary key (org_id, fact_id, project_year_id, step_id),
  foreign key (org_id, fact_id, project_year_id) references work_fact_project (org_id, fact_id, project_year_id)
);
create index work_fact_step_of_project on work_fact_step (org_id, project_year_id, step_id);
comment on table work_fact_step is 'Steps of a project that are done with a fact';
comment on column work_fact_step.org_id is 'Organisation';
comment on column work_fact_step.fact_id is 'The fact';
comment on column work_fact_step.project_year_id is 'The project in the year';
comment on column work_fact_step.step_id is 'Step.id of its content';

create table training (
  org_id uuid not null,
  event_id uuid not null,
  pass_percent numeric(5, 2),
  full_score numeric(8, 2),
  questions jsonb,
  token text not null,
  opened text,
  version integer not null default 1,
  primary key (org_id, event_id),
  unique (org_id, token),
  foreign key (org_id, event_id) references work_fact (org_id, id),
  check (pass_percent between 0 and 100),
  check (full_score > 0),
  check ((pass_percent is null) = (full_score is null)),
  check (questions is null or full_score = jsonb_array_length(questions)),
  check (opened in ('attendance', 'before', 'after'))
);
comment on table training is 'การอบรม: an event whose participants are listed one by one and may be tested';
comment on column training.org_id is 'Organisation';
comment on column training.event_id is 'The event';
comment on column training.pass_percent is 'เกณฑ์ผ่าน in per cent of the full score; empty without a test';
comment on column training.full_score is 'คะแนนเต็ม; with questions, one mark for each';
comment on column training.questions is 'Questions of the test as TestQuestion[] of capabilities/progress/trainings; empty when scores come from paper';
comment on column training.token is 'In the address of the QR code: short, random, unguessable';
comment on column training.opened is 'What the QR code leads to at the moment: attendance, before, after; empty is nothing';
comment on column training.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table training_person (
  org_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  name text not null collate "th-x-icu",
  belongs text,
  attended_group text not null,
  way text not null,
  signed_at timestamptz,
  before_score numeric(8, 2),
  after_score numeric(8, 2),
  answers jsonb,
  code text not null,
  doubt text,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, event_id, code),
  foreign key (org_id, event_id) references training (org_id, event_id),
  check (way in ('list', 'qr', 'upload')),
  check (doubt in ('pending', 'settled')),
  check (before_score >= 0),
  check (after_score >= 0),
  check (signed_at is not null or (before_score is null and after_score is null))
);
create unique index training_person_by_name on training_person (org_id, event_id, name)
  where doubt is distinct from 'pending';
comment on table training_person is 'Somebody who came to a training';
comment on column training_person.org_id is 'Organisation';
comment on column training_person.id is 'UUIDv7';
comment on column training_person.event_id is 'The training';
comment on column training_person.name is 'Name as given; within a training it tells people apart';
comment on column training_person.belongs is 'สังกัด, ชุมชน or place that they come from, as given or as their unit was called that day';
comment on column training_person.attended_group is 'Group, as the keys of work_fact.attended';
comment on column training_person.way is 'list, qr, upload';
comment on column training_person.signed_at is 'When they signed in; empty where they are only expected';
comment on column training_person.before_score is 'Score before';
comment on column training_person.after_score is 'Score after';
comment on column training_person.answers is 'What they answered on a phone, as TestAnswers of capabilities/progress/trainings';
comment on column training_person.code is 'What the phone that signed in holds, and what somebody on the list shows to sign in as themselves: random, unguessable';
comment on column training_person.doubt is 'pending: gave from a phone a name like one on the list, and counts for nothing until the office says who it is; settled: the office said that it is somebody else; empty: nobody asked';
comment on column training_person.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table work_count (
  org_id uuid not null,
  project_year_id uuid not null,
  unit_id uuid not null,
  counts json not null,
  primary key (org_id, project_year_id, unit_id),
  foreign key (org_id, project_year_id) references project_year (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
comment on table work_count is 'What the facts of a project come to, unit by unit and month by month; counted anew within every act that changes one of them, so that a page reads as much for twenty thousand facts as for two thousand';
comment on column work_count.org_id is 'Organisation';
comment on column work_count.project_year_id is 'The project in the year';
comment on column work_count.unit_id is 'The unit that did it';
comment on column work_count.counts is 'Counts of capabilities/progress/measuring/counting.ts; read whole, hence no jsonb';

create table progress_round (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  round text not null,
  due_on date not null,
  locked_at timestamptz,
  locked_by text,
  version integer not null default 1,
  primary key (org_id, year, round),
  unique (org_id, id),
  foreign key (org_id, year) references progress_year (org_id, year),
  check (round in ('6-month', '9-month', '12-month'))
);
comment on table progress_round is 'A round of reporting: by when the units report, and whether it is over';
comment on column progress_round.org_id is 'Organisation';
comment on column progress_round.id is 'UUIDv7; names it in the audit log';
comment on column progress_round.year is 'The year';
comment on column progress_round.round is '6-month, 9-month, 12-month; each from the beginning of the year';
comment on column progress_round.due_on is 'Last day on which units report on time';
comment on column progress_round.locked_at is 'When its figures were fixed; empty while it is open';
comment on column progress_round.locked_by is 'Who locked it';
comment on column progress_round.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table unit_report (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  round text not null,
  unit_id uuid not null,
  status text not null,
  first_sent_on date,
  note text,
  version integer not null default 1,
  primary key (org_id, year, round, unit_id),
  unique (org_id, id),
  foreign key (org_id, year, round) references progress_round (org_id, year, round),
  foreign key (org_id, unit_id) references unit (org_id, id),
  check (status in ('sent', 'returned', 'passed', 'received', 'excepted'))
);
comment on table unit_report is 'A unit''s report of a round; no row until it is sent or excepted';
comment on column unit_report.org_id is 'Organisation';
comment on column unit_report.id is 'UUIDv7; names it in the audit log and in reminders';
comment on column unit_report.year is 'The year';
comment on column unit_report.round is 'The round';
comment on column unit_report.unit_id is 'The unit';
comment on column unit_report.status is 'sent (to its head), returned, passed (by its head), received (by the coordinator), excepted (need not report)';
comment on column unit_report.first_sent_on is 'When it was sent the first time: whether it was on time';
comment on column unit_report.note is 'What the unit says with it, or why it need not report';
comment on column unit_report.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table report_turn (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  round text not null,
  unit_id uuid,
  what text not null,
  project_year_id uuid,
  said text,
  by_name text not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, year, round) references progress_round (org_id, year, round),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, project_year_id) references project_year (org_id, id)
);
create index report_turn_of_round on report_turn (org_id, year, round, at);
comment on table report_turn is 'What happened to a unit''s report or to a round as a whole; never changed';
comment on column report_turn.org_id is 'Organisation';
comment on column report_turn.id is 'UUIDv7';
comment on column report_turn.year is 'The year';
comment on column report_turn.round is 'The round';
comment on column report_turn.unit_id is 'The unit; empty where it is about the round';
comment on column report_turn.what is 'sent, returned, passed, received, excepted, commented, locked, unlocked';
comment on column report_turn.project_year_id is 'The project that a comment is about';
comment on column report_turn.said is 'Comment or reason';
comment on column report_turn.by_name is 'Who, by the name of that day';
comment on column report_turn.at is 'When';

create table report_excuse (
  org_id uuid not null,
  year integer not null,
  round text not null,
  finding text not null,
  reason text not null,
  by_name text not null,
  given_at timestamptz not null,
  primary key (org_id, year, round, finding),
  foreign key (org_id, year, round) references progress_round (org_id, year, round)
);
comment on table report_excuse is 'Why a warning of the checks before submission is right as it is';
comment on column report_excuse.org_id is 'Organisation';
comment on column report_excuse.year is 'The year';
comment on column report_excuse.round is 'The round';
comment on column report_excuse.finding is 'Key of the check and its place';
comment on column report_excuse.reason is 'The reason';
comment on column report_excuse.by_name is 'Who gave it, by the name of that day';
comment on column report_excuse.given_at is 'When';

create table report_words (
  org_id uuid not null,
  year integer not null,
  round text not null,
  place text not null,
  words text not null,
  facts_hash text not null,
  by_name text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (org_id, year, round, place),
  foreign key (org_id, year, round) references progress_round (org_id, year, round)
);
comment on table report_words is 'Words of the coordinator where the form wants words; they stand beside the facts and never replace them';
comment on column report_words.org_id is 'Organisation';
comment on column report_words.year is 'The year';
comment on column report_words.round is 'The round';
comment on column report_words.place is 'Where: a key of the report''s parts, with the project-year where it is about one';
comment on column report_words.words is 'The words';
comment on column report_words.facts_hash is 'SHA-256 of the facts that they were written to: other facts, and they want a look';
comment on column report_words.by_name is 'Who wrote them, by the name of that day';
comment on column report_words.written_at is 'When';
comment on column report_words.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table report_version (
  org_id uuid not null,
  year integer not null,
  round text not null,
  number integer not null,
  id uuid not null,
  status text not null,
  content jsonb not null,
  content_hash text not null,
  note text,
  order_number text,
  decided_on date,
  by_name text not null,
  made_at timestamptz not null,
  primary key (org_id, year, round, number),
  unique (org_id, id),
  check (status in ('submitted', 'returned', 'approved', 'published', 'imported'))
);
comment on table report_version is 'A whole report as it was submitted, approved, published or brought in from an old file; never changed';
comment on column report_version.org_id is 'Organisation';
comment on column report_version.year is 'The year';
comment on column report_version.round is 'The round';
comment on column report_version.number is 'Counts from 1 within the round';
comment on column report_version.id is 'UUIDv7; names an imported report in the audit log';
comment on column report_version.status is 'submitted, returned, approved, published, imported';
comment on column report_version.content is 'ReportContent of capabilities/progress/report-content.ts, whole';
comment on column report_version.content_hash is 'SHA-256 of the content';
comment on column report_version.note is 'Why it was returned, or the file that it was imported from';
comment on column report_version.order_number is 'เลขที่ประกาศ';
comment on column report_version.decided_on is 'Date of that announcement';
comment on column report_version.by_name is 'Who did it, by the name of that day';
comment on column report_version.made_at is 'When';

create table report_reading (
  org_id uuid not null references organisation (id),
  account_id uuid not null,
  file_name text not null,
  reading jsonb not null,
  kept_at timestamptz not null,
  primary key (org_id, account_id)
);
comment on table report_reading is 'An old report that was uploaded to be read and waits for its confirmation';
comment on column report_reading.org_id is 'Organisation';
comment on column report_reading.account_id is 'Who uploaded it (kept apart from tenant tables, so without a foreign key)';
comment on column report_reading.file_name is 'Name of the file as it was uploaded';
comment on column report_reading.reading is 'ReportReading of capabilities/progress/reading, with the lines of the document';
comment on column report_reading.kept_at is 'When it was uploaded';

alter table progress_year enable row level security;
create policy own_org on progress_year using (org_id = current_setting('app.org')::uuid);
alter table progress_turn enable row level security;
create policy own_org on progress_turn using (org_id = current_setting('app.org')::uuid);
alter table project_year enable row level security;
create policy own_org on project_year using (org_id = current_setting('app.org')::uuid);
alter table project_share enable row level security;
create policy own_org on project_share using (org_id = current_setting('app.org')::uuid);
alter table work_fact enable row level security;
create policy own_org on work_fact using (org_id = current_setting('app.org')::uuid);
alter table work_fact_project enable row level security;
create policy own_org on work_fact_project using (org_id = current_setting('app.org')::uuid);
alter table work_fact_step enable row level security;
create policy own_org on work_fact_step using (org_id = current_setting('app.org')::uuid);
alter table training enable row level security;
create policy own_org on training using (org_id = current_setting('app.org')::uuid);
alter table training_person enable row level security;
create policy own_org on training_person using (org_id = current_setting('app.org')::uuid);
alter table work_count enable row level security;
create policy own_org on work_count using (org_id = current_setting('app.org')::uuid);
alter table progress_round enable row level security;
create policy own_org on progress_round using (org_id = current_setting('app.org')::uuid);
alter table unit_report enable row level security;
create policy own_org on unit_report using (org_id = current_setting('app.org')::uuid);
alter table report_turn enable row level security;
create policy own_org on report_turn using (org_id = current_setting('app.org')::uuid);
alter table report_excuse enable row level security;
create policy own_org on report_excuse using (org_id = current_setting('app.org')::uuid);
alter table report_words enable row level security;
create policy own_org on report_words using (org_id = current_setting('app.org')::uuid);
alter table report_version enable row level security;
create policy own_org on report_version using (org_id = current_setting('app.org')::uuid);
alter table report_reading enable row level security;
create policy own_org on report_reading using (org_id = current_setting('app.org')::uuid);
grant select, insert, update, delete on progress_year, project_year, project_share, work_fact, work_fact_project, work_fact_step, training, training_person, work_count, progress_round, unit_report, report_excuse, report_words, report_reading to sucharit_app;
grant select, insert on progress_turn, report_turn, report_version to sucharit_app;
