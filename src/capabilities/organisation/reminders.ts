import { daysBetween, isoDate } from "../../thai/dates.ts";
import { formatThaiDate } from "../../thai/date-text.ts";
import { paths } from "../../paths.ts";
import type { Due } from "../../platform/reminders/source.ts";
import { reminderSource } from "../../platform/reminders/source.ts";
import { registrars } from "./committees/acts.ts";
import { committeeById, committeesToday, seatsInForce } from "./committees/queries.ts";
import { agendaOf, comingMeetings } from "./meetings/queries.ts";

const DAYS_AHEAD = 30;

/** A committee whose term is about to end, until a new order goes on or it is ended. */
reminderSource({
  topic: "committee.term-ends",
  recordKind: "committee",
  look: async (db, orgId, { today }) =>
    (await committeesToday(db, orgId, today)).flatMap(({ id, name, standing, current }) => {
      const to = current?.to;
      if (standing !== "ending" || !to || daysBetween(today, to) > DAYS_AHEAD) return [];
      return [
        {
          whom: { may: registrars },
          recordId: id,
          occasion: to,
          title: `${name}จะหมดวาระ`,
          detail: `วาระสิ้นสุดวันที่ ${formatThaiDate(to)} ออกคำสั่งแต่งตั้งใหม่หรือบันทึกการยุบ`,
          href: (org: string) => paths.office.committee.href({ org, id }),
          dueOn: to,
        },
      ];
    }),
});

/** A meeting until the next working day, with its agenda, to everyone who sits in the committee and has an account. */
reminderSource({
  topic: "meeting.near",
  recordKind: "meeting",
  look: async (db, orgId, { today, nextWorkday }) => {
    const coming = (await comingMeetings(db, orgId, today)).filter(({ held_on }) => held_on <= nextWorkday);
    const due: Due[] = [];
    for (const { id, committee_id, committee: name, number, held_on, starts_at, room } of coming) {
      const committee = await committeeById(db, orgId, committee_id);
      const seats = committee ? await seatsInForce(db, orgId, committee, isoDate(held_on)) : [];
      const topics = (await agendaOf(db, orgId, id)).map(({ title }, index) => `${index + 1}. ${title}`);
      const time = starts_at ? `เวลา ${starts_at.slice(0, 5).replace(":", ".")} น.` : "";
      due.push({
        whom: { persons: seats.flatMap(({ person_id }) => person_id ?? []) },
        recordId: id,
        occasion: held_on,
        title: `ประชุม${name} ครั้งที่ ${number}`,
        detail: [time, room ?? "", ...topics].filter((part) => part !== "").join(" · "),
        href: (org: string) => paths.office.meeting.href({ org, id }),
        dueOn: held_on,
      });
    }
    return due;
  },
});
