-- The five-year plan against corruption: what it says, who said what about it, and every version of it.

create table plan (
  org_id uuid not null references organisation (id),
  id uuid not null,
  cycle text not null,
  years integer[] not null,
  title text not null,
  introduction jsonb not null,
  goals jsonb not null,
  declaration jsonb,
  status text not null default 'draft',
  amendment integer not null default 0,
  amendment_reason text,
  version integer not null default 1,
  primary key (org_id, id),
  check (status in ('draft', 'submitted', 'approved', 'published')),
  check (cardinality(years) between 1 and 10)
);
create index plan_of_cycle on plan (org_id, cycle);
comment on table plan is 'แผนปฏิบัติการป้องกันการทุจริต of one cycle, as it is being worked on; what was published stays in plan_version. Of several plans of a cycle the one published last holds';
comment on column plan.org_id is 'Organisation';
comment on column plan.id is 'UUIDv7';
comment on column plan.cycle is 'Key of the pack of its cycle, such as 2566-2570';
comment on column plan.years is 'Fiscal years พ.ศ., ascending';
comment on column plan.title is 'As on the cover';
comment on column plan.introduction is 'Introduction of capabilities/plan/content.ts';
comment on column plan.goals is 'Goal[] of capabilities/plan/content.ts';
comment on column plan.declaration is 'Declaration of capabilities/plan/content.ts; empty until it is written';
comment on column plan.status is 'draft, submitted, approved, published';
comment on column plan.amendment is '0 for the plan itself, n while and after its nth amendment is made';
comment on column plan.amendment_reason is 'Why the amendment in the making is needed';
comment on column plan.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table plan_project (
  org_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  place integer not null,
  kind text not null,
  title text not null collate "th-x-icu",
  dimension text not null,
  mission text not null,
  headings text[] not null,
  budgets bigint[] not null,
  all_units boolean not null,
  responsible_text text,
  sheet jsonb not null,
  removed boolean not null default false,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id),
  check (kind in ('project', 'activity', 'measure', 'practice'))
);
create index plan_project_of_plan on plan_project (org_id, plan_id, place);
comment on table plan_project is 'โครงการ กิจกรรม มาตรการ of a plan: what is added up and looked for in columns, the text of its sheet as one value';
comment on column plan_project.org_id is 'Organisation';
comment on column plan_project.id is 'UUIDv7; the same through all amendments';
comment on column plan_project.plan_id is 'The plan';
comment on column plan_project.place is 'Order within its mission; numbers in the book are counted from it';
comment on column plan_project.kind is 'project, activity, measure, practice';
comment on column plan_project.title is 'ชื่อโครงการ';
comment on column plan_project.dimension is 'Key of the dimension in the cycle';
comment on column plan_project.mission is 'Key of the mission in the cycle';
comment on column plan_project.headings is 'Keys of the sub-headings under which its sheet stands';
comment on column plan_project.budgets is 'Satang for each of the plan''s years; empty is no money';
comment on column plan_project.all_units is 'ทุกสำนัก/กอง: each unit answers for a share';
comment on column plan_project.responsible_text is 'As printed, where it says more than the names of the units';
comment on column plan_project.sheet is 'Reasons, objectives, target group, steps, period, results, remark: ProjectSheet of capabilities/plan/records.ts';
comment on column plan_project.removed is 'Taken out by an amendment; kept for the years in which it was carried out';
comment on column plan_project.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table plan_project_unit (
  org_id uuid not null,
  project_id uuid not null,
  unit_id uuid not null,
  place integer not null,
  primary key (org_id, project_id, unit_id),
  foreign key (org_id, project_id) references plan_project (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
create index plan_project_unit_of_unit on plan_project_unit (org_id, unit_id);
comment on table plan_project_unit is 'Units that answer for a project';
comment on column plan_project_unit.org_id is 'Organisation';
comment on column plan_project_unit.project_id is 'The project';
comment on column plan_project_unit.unit_id is 'A unit that answers for it';
comment on column plan_project_unit.place is 'The first is named first';

create table plan_fund (
  org_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  name text not null collate "th-x-icu",
  budgets bigint[] not null,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, plan_id, name),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
comment on table plan_fund is 'A project of the ordinary development plan, or another source, that pays for projects; its money is counted once';
comment on column plan_fund.org_id is 'Organisation';
comment on column plan_fund.id is 'UUIDv7';
comment on column plan_fund.plan_id is 'The plan';
comment on column plan_fund.name is 'Its name in the ordinary plan or budget';
comment on column plan_fund.budgets is 'Satang that it holds in each of the plan''s years';
comment on column plan_fund.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table plan_funding (
  org_id uuid not null,
  project_id uuid not null,
  fund_id uuid not null,
  budgets bigint[] not null,
  primary key (org_id, project_id, fund_id),
  foreign key (org_id, project_id) references plan_project (org_id, id),
  foreign key (org_id, fund_id) references plan_fund (org_id, id)
);
create index plan_funding_of_fund on plan_funding (org_id, fund_id);
comment on table plan_funding is 'What a project takes from a fund';
comment on column plan_funding.org_id is 'Organisation';
comment on column plan_funding.project_id is 'The project';
comment on column plan_funding.fund_id is 'The fund';
comment on column plan_funding.budgets is 'Satang for each of the plan''s years';

create table plan_version (
  org_id uuid not null,
  plan_id uuid not null,
  number integer not null,
  status text not null,
  amendment integer not null,
  content jsonb not null,
  content_hash text not null,
  note text,
  order_number text,
  decided_on date,
  by_name text not null,
  made_at timestamptz not null,
  primary key (org_id, plan_id, number),
  foreign key (org_id, plan_id) references plan (org_id, id),
  check (status in ('submitted', 'returned', 'approved', 'published', 'discarded'))
);
comment on table plan_version is 'A plan as it was submitted, returned, approved, published or, an amendment, given up; never changed';
comment on column plan_version.org_id is 'Organisation';
comment on column plan_version.plan_id is 'The plan';
comment on column plan_version.number is 'Counts from 1 within the plan';
comment on column plan_version.status is 'What happened to it: submitted, returned, approved, published, discarded';
comment on column plan_version.amendment is '0 for the plan itself, n for its nth amendment';
comment on column plan_version.content is 'PlanContent of capabilities/plan/content.ts, whole';
comment on column plan_version.content_hash is 'SHA-256 of the content: the same words give the same hash';
comment on column plan_version.note is 'Reason of an amendment, or why it was returned';
comment on column plan_version.order_number is 'เลขที่คำสั่งหรือประกาศ with which it was approved or published';
comment on column plan_version.decided_on is 'Date of that order or announcement';
comment on column plan_version.by_name is 'Who did it, by the name of that day';
comment on column plan_version.made_at is 'When';

create table plan_comment (
  org_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  project_id uuid,
  part text not null,
  said text not null,
  by_name text not null,
  said_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  answer text,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id),
  foreign key (org_id, project_id) references plan_project (org_id, id)
);
create index plan_comment_of_plan on plan_comment (org_id, plan_id, said_at);
comment on table plan_comment is 'What somebody wants changed, at the place that it is about';
comment on column plan_comment.org_id is 'Organisation';
comment on column plan_comment.id is 'UUIDv7';
comment on column plan_comment.plan_id is 'The plan';
comment on column plan_comment.project_id is 'The project that it is about; empty for other parts';
comment on column plan_comment.part is 'Key of the part: introduction, goals, table, or a field of the project''s sheet';
comment on column plan_comment.said is 'The comment';
comment on column plan_comment.by_name is 'Who said it, by the name of that day';
comment on column plan_comment.said_at is 'When';
comment on column plan_comment.settled_at is 'When it was taken care of; empty while it waits';
comment on column plan_comment.settled_by is 'Who took care of it';
comment on column plan_comment.answer is 'What was done about it';

create table plan_excuse (
  org_id uuid not null,
  plan_id uuid not null,
  finding text not null,
  reason text not null,
  by_name text not null,
  given_at timestamptz not null,
  primary key (org_id, plan_id, finding),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
comment on table plan_excuse is 'Why a warning of the checks is right as it is';
comment on column plan_excuse.org_id is 'Organisation';
comment on column plan_excuse.plan_id is 'The plan';
comment on column plan_excuse.finding is 'Key of the check and its place';
comment on column plan_excuse.reason is 'The reason';
comment on column plan_excuse.by_name is 'Who gave it, by the name of that day';
comment on column plan_excuse.given_at is 'When';

create table plan_reading (
  org_id uuid not null references organisation (id),
  account_id uuid not null,
  file_name text not null,
  reading jsonb not null,
  kept_at timestamptz not null,
  primary key (org_id, account_id)
);
comment on table plan_reading is 'A document that was uploaded to be read as a plan and waits for its confirmation';
comment on column plan_reading.org_id is 'Organisation';
comment on column plan_reading.account_id is 'Who uploaded it (kept apart from tenant tables, so without a foreign key)';
comment on column plan_reading.file_name is 'Name of the file as it was uploaded';
comment on column plan_reading.reading is 'PlanReading of capabilities/plan/reading, with the lines of the document';
comment on column plan_reading.kept_at is 'When it was uploaded';

alter table plan enable row level security;
create policy own_org on plan using (org_id = current_setting('app.org')::uuid);
alter table plan_project enable row level security;
create policy own_org on plan_project using (org_id = current_setting('app.org')::uuid);
alter table plan_project_unit enable row level security;
create policy own_org on plan_project_unit using (org_id = current_setting('app.org')::uuid);
alter table plan_fund enable row level security;
create policy own_org on plan_fund using (org_id = current_setting('app.org')::uuid);
alter table plan_funding enable row level security;
create policy own_org on plan_funding using (org_id = current_setting('app.org')::uuid);
alter table plan_version enable row level security;
create policy own_org on plan_version using (org_id = current_setting('app.org')::uuid);
alter table plan_comment enable row level security;
create policy own_org on plan_comment using (org_id = current_setting('app.org')::uuid);
alter table plan_excuse enable row level security;
create policy own_org on plan_excuse using (org_id = current_setting('app.org')::uuid);
alter table plan_reading enable row level security;
create policy own_org on plan_reading using (org_id = current_setting('app.org')::uuid);
grant select, insert, update, delete on plan, plan_project, plan_project_unit, plan_fund, plan_funding, plan_comment,
  plan_excuse, plan_reading to sucharit_app;
grant select, insert on plan_version to sucharit_app;
