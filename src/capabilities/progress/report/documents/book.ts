import type { DocumentModel } from "../../../../platform/documents/model.ts";
import { districtOf } from "../../../../platform/documents/blocks.ts";
import type { ReportContent } from "../content.ts";
import { formSection } from "./form.ts";
import {
  announcementSection,
  introductionSection,
  narrativeSection,
  periodLine,
  summarySection,
} from "./parts.ts";

export interface ReportPaper {
  content: ReportContent;
  digits: "thai" | "arabic";
  emblem?: Uint8Array;
}

/** The whole report as offices bind it: cover, introduction, form, narrative, summary with the reporter, announcement. */
export function reportBook(paper: ReportPaper): DocumentModel {
  const { content } = paper;
  return {
    ...frameOf(paper),
    cover: coverOf(paper),
    sections: [
      ...introductionSection(content),
      formSection(content),
      narrativeSection(content),
      summarySection(content),
      ...announcementSection(content),
    ],
  };
}

/** The form by itself, as it is sent and put up. */
export function formAlone(paper: ReportPaper): DocumentModel {
  return { ...frameOf(paper), sections: [formSection(paper.content)] };
}

function frameOf({ content, digits }: ReportPaper) {
  return {
    title: content.title,
    issuer: content.organisation.name,
    digits,
    keepWhole: [content.organisation.name],
    pageNumbers: "top" as const,
  };
}

function coverOf({ content, emblem }: ReportPaper) {
  const { name } = content.organisation;
  return {
    ...(emblem ? { emblem: { format: "png" as const, bytes: emblem, alt: `ตรา${name}` } } : {}),
    title: content.title.replace(" ประจำปี", "\nประจำปี"),
    subtitle: [periodLine(content)],
    foot: [name, districtOf(content.organisation)].filter((line) => line !== ""),
  };
}
