-- Committees and working groups, the orders that appoint them, and their meetings.

create table committee (
  org_id uuid not null references organisation (id),
  id uuid not null,
  name text not null collate "th-x-icu",
  kind text not null,
  purpose text,
  ended_on date,
  end_reason text,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, name)
);
comment on table committee is 'คณะกรรมการ, คณะทำงาน';
comment on column committee.org_id is 'Organisation';
comment on column committee.id is 'UUIDv7';
comment on column committee.name is 'Name as in the order';
comment on column committee.kind is 'committee or working-group';
comment on column committee.purpose is 'อำนาจหน้าที่';
comment on column committee.ended_on is 'From when it no longer exists';
comment on column committee.end_reason is 'Why it was ended';
comment on column committee.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table appointment_order (
  org_id uuid not null,
  id uuid not null,
  committee_id uuid not null,
  number text not null,
  ordered_on date not null,
  subject text not null,
  preamble text,
  duties text,
  signed_by_name text not null,
  signed_by_title text not null,
  term_from date not null,
  term_to date,
  version integer not null default 1,
  primary key (org_id, id),
  unique (org_id, committee_id, number),
  foreign key (org_id, committee_id) references committee (org_id, id),
  check (term_to is null or term_to >= term_from)
);
create index appointment_order_of_committee on appointment_order (org_id, committee_id, ordered_on);
comment on table appointment_order is 'คำสั่งแต่งตั้ง; a later order of the same committee takes the place of the earlier one';
comment on column appointment_order.org_id is 'Organisation';
comment on column appointment_order.id is 'UUIDv7';
comment on column appointment_order.committee_id is 'Whom it appoints';
comment on column appointment_order.number is 'เลขที่คำสั่ง in Arabic digits, such as 123/2569; one order may appoint several committees';
comment on column appointment_order.ordered_on is 'Date of the order';
comment on column appointment_order.subject is 'เรื่อง';
comment on column appointment_order.preamble is 'Reason and authority, as printed; empty for the usual wording';
comment on column appointment_order.duties is 'หน้าที่และอำนาจ, as printed';
comment on column appointment_order.signed_by_name is 'Who signed, as printed';
comment on column appointment_order.signed_by_title is 'Position of who signed, as printed';
comment on column appointment_order.term_from is 'First day of the term';
comment on column appointment_order.term_to is 'Last day of the term; empty until replaced';
comment on column appointment_order.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table committee_seat (
  org_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  place integer not null,
  role text not null,
  person_id uuid,
  name text not null,
  position_title text,
  primary key (org_id, id),
  unique (org_id, order_id, place),
  foreign key (org_id, order_id) references appointment_order (org_id, id),
  foreign key (org_id, person_id) references person (org_id, id)
);
create index committee_seat_of_person on committee_seat (org_id, person_id);
comment on table committee_seat is 'A member that an order appoints';
comment on column committee_seat.org_id is 'Organisation';
comment on column committee_seat.id is 'UUIDv7';
comment on column committee_seat.order_id is 'The order';
comment on column committee_seat.place is 'Number in the order';
comment on column committee_seat.role is 'chair, vice-chair, member, member-secretary, assistant-secretary, adviser';
comment on column committee_seat.person_id is 'Member from the organisation; empty for somebody from outside';
comment on column committee_seat.name is 'Name as printed in the order; does not follow later changes of the person';
comment on column committee_seat.position_title is 'Position as printed in the order';

create table meeting (
  org_id uuid not null,
  id uuid not null,
  committee_id uuid not null,
  number text not null,
  held_on date not null,
  starts_at text,
  ends_at text,
  room text,
  status text not null,
  guests text,
  minutes text,
  confirmed_on date,
  cancel_reason text,
  version integer not null default 1,
  primary key (org_id, id),
  foreign key (org_id, committee_id) references committee (org_id, id)
);
-- A meeting that was cancelled leaves its number to the one that takes its place.
create unique index meeting_number on meeting (org_id, committee_id, number) where status <> 'cancelled';
create index meeting_by_day on meeting (org_id, held_on);
comment on table meeting is 'การประชุม of a committee';
comment on column meeting.org_id is 'Organisation';
comment on column meeting.id is 'UUIDv7';
comment on column meeting.committee_id is 'Whose meeting';
comment on column meeting.number is 'ครั้งที่, such as 1/2569';
comment on column meeting.held_on is 'Day';
comment on column meeting.starts_at is 'Time of day, HH:MM';
comment on column meeting.ends_at is 'Time of day when it was closed, HH:MM';
comment on column meeting.room is 'Where';
comment on column meeting.status is 'planned, held, confirmed or cancelled';
comment on column meeting.guests is 'ผู้เข้าร่วมประชุม who are no members, one a line';
comment on column meeting.minutes is 'รายงานการประชุม';
comment on column meeting.confirmed_on is 'When the minutes were confirmed (รับรอง)';
comment on column meeting.cancel_reason is 'Why it was cancelled';
comment on column meeting.version is 'Counts changes, to notice that somebody else changed it meanwhile';

create table agenda_item (
  org_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  place integer not null,
  title text not null,
  resolution text,
  primary key (org_id, id),
  unique (org_id, meeting_id, place),
  foreign key (org_id, meeting_id) references meeting (org_id, id)
);
comment on table agenda_item is 'ระเบียบวาระ of a meeting and what was resolved';
comment on column agenda_item.org_id is 'Organisation';
comment on column agenda_item.id is 'UUIDv7';
comment on column agenda_item.meeting_id is 'The meeting';
comment on column agenda_item.place is 'Number on the agenda';
comment on column agenda_item.title is 'เรื่อง';
comment on column agenda_item.resolution is 'มติที่ประชุม';

create table attendance (
  org_id uuid not null,
  meeting_id uuid not null,
  seat_id uuid not null,
  presence text not null,
  note text,
  primary key (org_id, meeting_id, seat_id),
  foreign key (org_id, meeting_id) references meeting (org_id, id),
  foreign key (org_id, seat_id) references committee_seat (org_id, id)
);
create index attendance_of_seat on attendance (org_id, seat_id);
comment on table attendance is 'Who of the appointed members came to a meeting';
comment on column attendance.org_id is 'Organisation';
comment on column attendance.meeting_id is 'The meeting';
comment on column attendance.seat_id is 'The appointed member';
comment on column attendance.presence is 'present, absent, leave or substitute';
comment on column attendance.note is 'Reason, or who stood in';

alter table committee enable row level security;
alter table appointment_order enable row level security;
alter table committee_seat enable row level security;
alter table meeting enable row level security;
alter table agenda_item enable row level security;
alter table attendance enable row level security;
create policy own_org on committee using (org_id = current_setting('app.org')::uuid);
create policy own_org on appointment_order using (org_id = current_setting('app.org')::uuid);
create policy own_org on committee_seat using (org_id = current_setting('app.org')::uuid);
create policy own_org on meeting using (org_id = current_setting('app.org')::uuid);
create policy own_org on agenda_item using (org_id = current_setting('app.org')::uuid);
create policy own_org on attendance using (org_id = current_setting('app.org')::uuid);

grant select, insert, update on committee, meeting to sucharit_app;
grant select, insert, update on appointment_order to sucharit_app;
grant select, insert, update, delete on committee_seat to sucharit_app;
grant select, insert, update, delete on agenda_item, attendance to sucharit_app;
