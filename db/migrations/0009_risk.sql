-- The register of corruption risks: an assessment a year, its processes, their risks and the measures against them.

create table risk_assessment (
  org_id uuid not null references organisation (id),
  id uuid not null,
  fiscal_year integer not null,
  scale_key text not null,
  scale_hash text not null,
  scale_title text not null,
  scale jsonb not null,
  scale_confirmed boolean not null,
  copied_from uuid,
  status text not null,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, fiscal_year),
  foreign key (org_id, copied_from) references risk_assessment (org_id, id)
);
comment on table risk_assessment is 'การประเมินความเสี่ยงการทุจริต of one fiscal year';
comment on column risk_assessment.org_id is 'Organisation';
comment on column risk_assessment.id is 'UUIDv7';
comment on column risk_assessment.fiscal_year is 'ปีงบประมาณ in พ.ศ.';
comment on column risk_assessment.scale_key is 'Key of the pack of the scale, such as five-by-five';
comment on column risk_assessment.scale_hash is 'Hash of that pack when the assessment was opened';
comment on column risk_assessment.scale_title is 'Title of that pack';
comment on column risk_assessment.scale is 'What the scale said then: a year keeps it when the pack changes';
comment on column risk_assessment.scale_confirmed is 'Whether the pack was confirmed at an official source then';
comment on column risk_assessment.copied_from is 'The assessment that it began as a copy of; empty for the first';
comment on column risk_assessment.status is 'open or closed';
comment on column risk_assessment.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table risk_assessment_step (
  org_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  kind text not null,
  happened_on date not null,
  name text,
  title text,
  reason text,
  written_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, assessment_id) references risk_assessment (org_id, id)
);
create index risk_assessment_step_of on risk_assessment_step (org_id, assessment_id, written_at);
comment on table risk_assessment_step is 'What happened to an assessment as a whole; never changed';
comment on column risk_assessment_step.org_id is 'Organisation';
comment on column risk_assessment_step.id is 'UUIDv7';
comment on column risk_assessment_step.assessment_id is 'The assessment';
comment on column risk_assessment_step.kind is 'opened, closed or reopened';
comment on column risk_assessment_step.happened_on is 'Day; for closed the day of the approval';
comment on column risk_assessment_step.name is 'Who approved, or who did it';
comment on column risk_assessment_step.title is 'Position of who approved';
comment on column risk_assessment_step.reason is 'Why it was opened again';
comment on column risk_assessment_step.written_at is 'When it was recorded';

create table risk_process (
  org_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  place integer not null,
  name text not null,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, assessment_id, name),
  foreign key (org_id, assessment_id) references risk_assessment (org_id, id)
);
comment on table risk_process is 'ขั้นตอนการดำเนินงาน in which risks lie: a row of the table in Part 1 of the plan';
comment on column risk_process.org_id is 'Organisation';
comment on column risk_process.id is 'UUIDv7';
comment on column risk_process.assessment_id is 'The assessment';
comment on column risk_process.place is 'Its place in the table; gaps do not matter';
comment on column risk_process.name is 'What is done, as printed';
comment on column risk_process.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table risk (
  org_id uuid not null,
  id uuid not null,
  assessment_id uuid not null,
  process_id uuid not null,
  lineage_id uuid not null,
  copied_from uuid,
  place integer not null,
  event text not null,
  who text,
  how text,
  unit_id uuid,
  controls text,
  before_likelihood integer,
  before_impact integer,
  before_level text,
  before_reason text,
  after_likelihood integer,
  after_impact integer,
  after_level text,
  after_reason text,
  treatment text,
  review_on date,
  received_on date,
  accepted_on date,
  accepted_until date,
  accepted_reason text,
  accepted_by_name text,
  accepted_by_title text,
  ended_on date,
  end_reason text,
  published_on date,
  published jsonb,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, assessment_id, lineage_id),
  foreign key (org_id, assessment_id) references risk_assessment (org_id, id),
  foreign key (org_id, process_id) references risk_process (org_id, id),
  foreign key (org_id, copied_from) references risk (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
create index risk_of_process on risk (org_id, process_id, place);
create index risk_over_years on risk (org_id, lineage_id);
comment on table risk is 'A corruption risk as assessed in one year';
comment on column risk.org_id is 'Organisation';
comment on column risk.id is 'UUIDv7';
comment on column risk.assessment_id is 'The assessment of the year';
comment on column risk.process_id is 'Where it can happen';
comment on column risk.lineage_id is 'The same risk over the years: the id of the first of them';
comment on column risk.copied_from is 'The same risk in the assessment before; empty where it is new';
comment on column risk.place is 'Its place within the process; gaps do not matter';
comment on column risk.event is 'ประเด็นความเสี่ยง: what could happen, as printed';
comment on column risk.who is 'Who could do it';
comment on column risk.how is 'How it could be done';
comment on column risk.unit_id is 'หน่วยงานเจ้าของความเสี่ยง; empty for the whole organisation';
comment on column risk.controls is 'การควบคุมที่มีอยู่';
comment on column risk.before_likelihood is 'Step of likelihood before the control';
comment on column risk.before_impact is 'Step of impact before the control';
comment on column risk.before_level is 'Key of the level before the control, where the scale has words only';
comment on column risk.before_reason is 'Why it was rated so';
comment on column risk.after_likelihood is 'Step of likelihood after the control';
comment on column risk.after_impact is 'Step of impact after the control';
comment on column risk.after_level is 'Key of the level after the control, where the scale has words only';
comment on column risk.after_reason is 'Why it was rated so';
comment on column risk.treatment is 'treat, transfer, take or terminate';
comment on column risk.review_on is 'When it is to be looked at again';
comment on column risk.received_on is 'When the coordinator took it into the register; empty while a unit proposes it';
comment on column risk.accepted_on is 'When the executive accepted it';
comment on column risk.accepted_until is 'Last day of the acceptance';
comment on column risk.accepted_reason is 'Why it was accepted';
comment on column risk.accepted_by_name is 'Who accepted it, as printed';
comment on column risk.accepted_by_title is 'Position of who accepted it, as printed';
comment on column risk.ended_on is 'From when it is no longer a risk';
comment on column risk.end_reason is 'Why it is none any more';
comment on column risk.published_on is 'Since when everybody may read event, level, measures and what was done';
comment on column risk.published is 'What everybody reads of it, as it was on that day: PublicFacts of capabilities/risk/publication/facts.ts';
comment on column risk.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table risk_measure (
  org_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  risk_id uuid,
  copied_from uuid,
  place integer not null,
  text text not null,
  project_id uuid,
  unit_id uuid,
  responsible text,
  due_on date,
  done_on date,
  result text,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, process_id) references risk_process (org_id, id),
  foreign key (org_id, risk_id) references risk (org_id, id),
  foreign key (org_id, copied_from) references risk_measure (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
create index risk_measure_of_process on risk_measure (org_id, process_id, place);
create index risk_measure_of_project on risk_measure (org_id, project_id);
comment on table risk_measure is 'มาตรการควบคุมความเสี่ยง';
comment on column risk_measure.org_id is 'Organisation';
comment on column risk_measure.id is 'UUIDv7';
comment on column risk_measure.process_id is 'The process whose risks it is against';
comment on column risk_measure.risk_id is 'The one risk that it is against; empty when it is against all of the process';
comment on column risk_measure.copied_from is 'The same measure in the assessment before; empty where it is new';
comment on column risk_measure.place is 'Its place within the process; gaps do not matter';
comment on column risk_measure.text is 'What is done, as printed';
comment on column risk_measure.project_id is 'The project of the plan that it is; checked by the act, because the plan keeps its own tables';
comment on column risk_measure.unit_id is 'Who does it; empty for the whole organisation';
comment on column risk_measure.responsible is 'Who does it, more exactly';
comment on column risk_measure.due_on is 'When it is to be done';
comment on column risk_measure.done_on is 'When it was done';
comment on column risk_measure.result is 'What was done';
comment on column risk_measure.version is 'Counts changes, to notice that somebody else changed it meanwhile';

alter table risk_assessment enable row level security;
alter table risk_assessment_step enable row level security;
alter table risk_process enable row level security;
alter table risk enable row level security;
alter table risk_measure enable row level security;
create policy own_org on risk_assessment using (org_id = current_setting('app.org')::uuid);
create policy own_org on risk_assessment_step using (org_id = current_setting('app.org')::uuid);
create policy own_org on risk_process using (org_id = current_setting('app.org')::uuid);
create policy own_org on risk using (org_id = current_setting('app.org')::uuid);
create policy own_org on risk_measure using (org_id = current_setting('app.org')::uuid);

-- A year that was opened by mistake goes as a whole, its one step with it.
grant select, insert, update, delete on risk_assessment to sucharit_app;
grant select, insert, delete on risk_assessment_step to sucharit_app;
grant select, insert, update, delete on risk_process, risk, risk_measure to sucharit_app;
