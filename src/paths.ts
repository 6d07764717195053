/** Every address of the product. A pattern stands here once; links are made with href(). */

type Params<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? { [Key in NameOf<Name> | keyof Params<`/${Rest}`>]: string }
  : Pattern extends `${string}:${infer Name}`
    ? { [Key in NameOf<Name>]: string }
    : object;
type NameOf<Text extends string> = Text extends `${infer Name}{${string}` ? Name : Text;

export type Query = Record<string, string | number | undefined>;

export interface Path<Pattern extends string = string> {
  pattern: Pattern;
  href: (params: Params<Pattern>, query?: Query) => string;
}

function path<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  return {
    pattern,
    href(params, query) {
      const filled = pattern.replaceAll(/:([a-zA-Z]+)(\{[^}]*\})?/g, (_, name: string) =>
        encodeURIComponent((params as Record<string, string>)[name] ?? ""),
      );
      const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== "");
      if (pairs.length === 0) return filled;
      return `${filled}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`;
    },
  };
}

const office = <const Rest extends string>(rest: Rest) => path(`/:org/office${rest}`);

export const paths = {
  home: path("/"),
  health: path("/healthz"),
  ready: path("/readyz"),
  metrics: path("/metrics"),
  asset: path("/assets/:file"),
  style: path("/style"),
  theme: path("/theme"),
  setup: path("/setup/:token"),
  setupDemo: path("/setup/:token/demo"),
  oversight: path("/oversight"),

  account: {
    signIn: path("/account/sign-in"),
    signInPasskey: path("/account/sign-in/passkey"),
    goOn: path("/account/go-on"),
    secondStep: path("/account/second-step"),
    signOut: path("/account/sign-out"),
    show: path("/account"),
    name: path("/account/name"),
    password: path("/account/password"),
    secondFactor: path("/account/second-factor"),
    secondFactorOff: path("/account/second-factor/off"),
    recoveryCodes: path("/account/second-factor/recovery-codes"),
    passkeys: path("/account/passkeys"),
    passkeyRemove: path("/account/passkeys/:id/remove"),
    sessions: path("/account/sessions"),
    sessionEnd: path("/account/sessions/:id/end"),
    sessionsEndOthers: path("/account/sessions/end-others"),
    forgotten: path("/account/forgotten"),
    setPassword: path("/account/set-password/:token"),
    provider: path("/account/provider"),
    providerLink: path("/account/provider/link"),
    providerUnlink: path("/account/provider/unlink"),
    invitation: path("/account/invitations/:org"),
    alive: path("/account/alive"),
    // The sign-in library's own addresses: these and no others of it are open.
    passkeySignInOptions: path("/account/auth/passkey/generate-authenticate-options"),
    passkeySignIn: path("/account/auth/passkey/verify-authentication"),
    passkeyAddOptions: path("/account/auth/passkey/generate-register-options"),
    passkeyAdd: path("/account/auth/passkey/verify-registration"),
    providerCallback: path("/account/auth/callback/oidc"),
  },

  public: {
    home: path("/:org"),
    emblem: path("/:org/emblem.png"),
    packs: path("/:org/packs"),
    pack: path("/:org/packs/:kind/:key"),
  },

  api: {
    act: path("/:org/api/acts/:act"),
  },

  office: {
    home: office(""),
    draft: office("/drafts"),
    draftDiscard: office("/drafts/discard"),
    audit: office("/audit"),
    auditExport: office("/audit.csv"),
    search: office("/search"),
    members: office("/members"),
    memberInvite: office("/members/invite"),
    member: office("/members/:id"),
    memberRoles: office("/members/:id/roles"),
    memberEnd: office("/members/:id/end"),
    memberReturn: office("/members/:id/return"),
    memberLink: office("/members/:id/link"),
    roleRules: office("/role-rules"),
    packs: office("/packs"),
    pack: office("/packs/:kind/:key"),

    organisation: office("/organisation"),
    emblem: office("/organisation/emblem"),
    emblemRemove: office("/organisation/emblem/remove"),
    units: office("/units"),
    unitsExport: office("/units.csv"),
    unitsExportXlsx: office("/units.xlsx"),
    unitsImport: office("/units/import"),
    unitsImportConfirm: office("/units/import/confirm"),
    unitsImportDiscard: office("/units/import/discard"),
    unitsImportCheck: office("/units/import/check.csv"),
    unitsImportTemplate: office("/units/import/template.csv"),
    unitsImportTemplateXlsx: office("/units/import/template.xlsx"),
    unitAdd: office("/units/add"),
    unit: office("/units/:id"),
    unitEdit: office("/units/:id/edit"),
    unitMove: office("/units/:id/move"),
    unitClose: office("/units/:id/close"),
    unitReopen: office("/units/:id/reopen"),
    people: office("/people"),
    peopleExport: office("/people.csv"),
    peopleExportXlsx: office("/people.xlsx"),
    peoplePdf: office("/people.pdf"),
    peopleDocx: office("/people.docx"),
    peopleImport: office("/people/import"),
    peopleImportConfirm: office("/people/import/confirm"),
    peopleImportDiscard: office("/people/import/discard"),
    peopleImportCheck: office("/people/import/check.csv"),
    peopleImportTemplate: office("/people/import/template.csv"),
    peopleImportTemplateXlsx: office("/people/import/template.xlsx"),
    personAdd: office("/people/add"),
    person: office("/people/:id"),
    personEdit: office("/people/:id/edit"),
    personLeave: office("/people/:id/leave"),
    personReturn: office("/people/:id/return"),
    positionAdd: office("/people/:id/positions/add"),
    position: office("/people/:person/positions/:id"),
    positionEnd: office("/people/:person/positions/:id/end"),
    committees: office("/committees"),
    committeesExport: office("/committees.csv"),
    committeeAdd: office("/committees/add"),
    committee: office("/committees/:id"),
    committeeEdit: office("/committees/:id/edit"),
    committeeEnd: office("/committees/:id/end"),
    committeeReopen: office("/committees/:id/reopen"),
    orderAdd: office("/committees/:id/orders/add"),
    order: office("/committees/:committee/orders/:id"),
    orderEdit: office("/committees/:committee/orders/:id/edit"),
    orderScan: office("/committees/:committee/orders/:id/scan"),
    orderScanRemove: office("/committees/:committee/orders/:id/scan/remove"),
    orderPdf: office("/committees/:committee/orders/:id/order.pdf"),
    orderDocx: office("/committees/:committee/orders/:id/order.docx"),
    meetings: office("/meetings"),
    meetingsExport: office("/meetings.csv"),
    meetingAdd: office("/committees/:id/meetings/add"),
    meeting: office("/meetings/:id"),
    meetingEdit: office("/meetings/:id/edit"),
    meetingMinutes: office("/meetings/:id/minutes"),
    meetingAttendance: office("/meetings/:id/attendance"),
    meetingConfirm: office("/meetings/:id/confirm"),
    meetingCancel: office("/meetings/:id/cancel"),
    meetingPaper: office("/meetings/:id/paper"),
    meetingFiles: office("/meetings/:id/files"),
    meetingFileRemove: office("/meetings/:id/files/remove"),

    plans: office("/plans"),
    planStart: office("/plans/start"),
    plan: office("/plans/:plan"),
    planSubmit: office("/plans/:plan/submit"),
    planRecall: office("/plans/:plan/recall"),
    planReturn: office("/plans/:plan/return"),
    planApprove: office("/plans/:plan/approve"),
    planPublish: office("/plans/:plan/publish"),
    planAmend: office("/plans/:plan/amend"),
    planDiscardAmendment: office("/plans/:plan/discard-amendment"),
    planDiscard: office("/plans/:plan/discard"),
    planIntroduction: office("/plans/:plan/introduction"),
    planGoals: office("/plans/:plan/goals"),
    planDeclaration: office("/plans/:plan/declaration"),
    planTable: office("/plans/:plan/table"),
    planFunds: office("/plans/:plan/funds"),
    planFund: office("/plans/:plan/funds/:id"),
    planFundRemove: office("/plans/:plan/funds/:id/remove"),
    planProjects: office("/plans/:plan/projects"),
    planProjectAdd: office("/plans/:plan/projects/add"),
    planProjectReady: office("/plans/:plan/projects/ready"),
    planProject: office("/plans/:plan/projects/:id"),
    planProjectEdit: office("/plans/:plan/projects/:id/edit"),
    planProjectMove: office("/plans/:plan/projects/:id/move"),
    planProjectRemove: office("/plans/:plan/projects/:id/remove"),
    planProjectReturn: office("/plans/:plan/projects/:id/return"),
    planIndicator: office("/plans/:plan/projects/:id/indicators/:result"),
    planChecks: office("/plans/:plan/checks"),
    planExcuse: office("/plans/:plan/checks/excuse"),
    planExcuseBack: office("/plans/:plan/checks/excuse/back"),
    planComments: office("/plans/:plan/comments"),
    planCommentSettle: office("/plans/:plan/comments/:id/settle"),
    planVersions: office("/plans/:plan/versions"),
    planVersion: office("/plans/:plan/versions/:number"),
    planCompare: office("/plans/:plan/compare"),
    planBook: office("/plans/:plan/book/:file"),
    planTableFile: office("/plans/:plan/table/:file"),
    planNational: office("/plans/:plan/national/:file"),
    planProjectFile: office("/plans/:plan/projects/:id/files/:file"),
    planVersionFile: office("/plans/:plan/versions/:number/files/:file"),

    file: office("/files/:id"),
    filePreview: office("/files/:id/preview"),
    uploads: office("/uploads"),
    upload: office("/uploads/:id"),
    jobs: office("/jobs"),
    job: office("/jobs/:id"),
    jobAgain: office("/jobs/:id/again"),
    jobCancel: office("/jobs/:id/cancel"),
    letters: office("/letters"),
    reminders: office("/reminders"),
    remindersRead: office("/reminders/read"),
    remindersMail: office("/reminders/mail"),
  },
} as const;

/** Names that can be no organisation's short name. */
export const reservedSlugs = [
  "account",
  "assets",
  "oversight",
  "setup",
  "style",
  "theme",
  "healthz",
  "readyz",
  "metrics",
  "api",
];
