//! The typed list of commands: what each takes and gives. Only for the TypeScript side; the
//! fields have the commands' names, so a command that is missing here can't be called there.

use transitieroute_core::agreements::{
    Agreement, AgreementEvent, AgreementQuery, EndSeries, LineOf, MoveAgreement, Overview,
    OverviewQuery, OwnerKey, OwnerList, OwnerMail, OwnerRow, RemindOwner, SaveAgreement,
    SaveSeries, SetStatus, Settled, TakeOver, Understood,
};
use transitieroute_core::disclosure::{
    AccessPrint, CohortCounts, Consent, ConsentAnswer, ConsentQuestion, Disclosure, NewConsent,
    Receiver, ReceiverProfile, Tell, Withdrawal,
};
use transitieroute_core::handover::{KnownSigner, Origin, ReceivedPreview, SignerState, TakenOver};
use transitieroute_core::ids::{
    AgreementId, AssignmentId, CoachId, ConsentId, ContactId, DisclosureId, EvidenceId, HintId,
    InstrumentId, ItemId, LookId, MatchSessionId, MeetingId, OpenPlaceId, OrganisationId,
    ParticipantId, PeriodId, PhotoId, PlacementId, QuestionSetId, RedButtonId, RegimeId,
    RelativeId, RequirementId, RouteKindId, RuleId, ShareId, StudentId, TermId,
};
use transitieroute_core::import::{ImportPlan, ImportPreview, PlanImport, ReadList};
use transitieroute_core::instruments::{
    HintRule, Instrument, InstrumentKind, InstrumentPeriod, InstrumentProposal, InstrumentRegime,
    InstrumentSetup, InstrumentSheet, ProposeInstrument, Requirement, Term, Tick,
};
use transitieroute_core::jobcoaches::split::{
    AsksFor, OtherChoice, Otherwise, SplitAnswer, SplitChoice, SplitRequest,
};
use transitieroute_core::jobcoaches::{
    Assignment, AssignmentPatch, Coach, CoachKind, CoachPage, CoachRow, MoveCaseload,
    NewAssignment, Objection, Regime, WaitingStudent,
};
use transitieroute_core::matching::{
    Becomes, JobSearch, Look, LookOutcome, MatchSession, MatchTable, NewLook, OpenPlace,
    PlaceHistory, SaveSession, SetPlaceStatus, Stopped, SuggestFor, Suggestion,
};
use transitieroute_core::meetings::{
    Candidate, Closing, ItemPatch, MarkSent, Meeting, MeetingItem, MeetingPage, Missing, MoveTalks,
    Participant, Postpone, Projected, Run, Running, SaveMeeting, SaveScreen,
};
use transitieroute_core::organisations::{
    Contact, MunicipalityCard, Organisation, OrganisationPage, OrganisationRow, Rule,
};
use transitieroute_core::passport::{Answer, Passport, QuestionSet, SaveAnswer, Share, StoredSet};
use transitieroute_core::planning::{ApplyPlan, AskProposal, PlanStudent, Proposal, YearPlan};
use transitieroute_core::reference::{Destination, MunicipalityMatch, WorkField};
use transitieroute_core::roster::{StudentList, StudentQuery};
use transitieroute_core::route::{MovePhase, Route, RouteKind, RoutePatch};
use transitieroute_core::settings::Settings;
use transitieroute_core::store::Check;
use transitieroute_core::stuck::{
    AnswerRedButton, CloseRedButton, Draft, RedButton, SaveRedButton, SentRedButton,
};
use transitieroute_core::students::{
    Evidence, LifeDomainState, NewContact, NewStudent, Placement, Relative, School, Student,
    StudentFile, StudentPatch,
};
use transitieroute_core::today::Today;
use transitieroute_core::{Changed, Changes, Problem, Secret};
use ts_rs::TS;

use transitieroute_press::{Contents, Order, PaperInfo, Printed};

use super::agreements::{SaveAgreementCalendar, SavedAgreementCalendar};
use super::disclosure::Withdraw;
use super::documents::{PreviewDocument, PrintDocuments, RecoverySheet};
use super::dossier::{
    ChangePassword, CreateDossier, DossierStatus, OpenDossier, OpenWithRecovery, RecoveryCode,
    RestoreBackup,
};
use super::jobcoaches::EndAssignment;
use super::meetings::{
    AddItems, BeginMeeting, CandidatesFor, MoveItem, SetBlockAbsent, SetBlockStart, SetClock,
    SetPresence, SetPresenceAt,
};
use super::passport::SetPassportStatus;
use super::planning::{AskWho, Invitations, SaveCalendar, SavedCalendar};
use super::projection::{ProjectionState, ScreenView};
use super::receive::{ConfirmSigner, OpenReceived, TakeReceived};
use super::route::{ExtraYear, FallBack};
use super::settings::About;
use super::{OfStudent, Patch, Step};
use crate::projecting::ScreenSign;

/// What crosses without being asked for.
#[derive(TS)]
#[ts(export, export_to = "CommandMap.ts")]
#[allow(dead_code)] // As below.
pub struct MessageMap {
    /// The event `changed`.
    changed: Changes,
    /// The event `projection`.
    projection: ScreenSign,
    /// Over the channel of long work.
    progress: Step,
    /// Every error.
    problem: Problem,
}

/// `name: [request, response]`; a request or response of nothing is `null`.
#[derive(TS)]
#[ts(export, export_to = "CommandMap.ts")]
#[allow(dead_code)] // Never built: only its shape is written to TypeScript.
pub struct CommandMap {
    about: ((), About),
    access_get: (StudentId, AccessPrint),
    agreement_delete: (AgreementId, Changed<()>),
    agreement_end_series: (EndSeries, Changed<()>),
    agreement_history: (AgreementId, Vec<AgreementEvent>),
    agreement_move: (MoveAgreement, Changed<()>),
    agreement_owners: ((), Vec<String>),
    agreement_save: (SaveAgreement, Changed<AgreementId>),
    agreement_save_series: (SaveSeries, Changed<AgreementId>),
    agreement_status: (SetStatus, Changed<Settled>),
    agreement_take_over: (TakeOver, Changed<AgreementId>),
    agreement_understand: (LineOf, Understood),
    agreements_calendar: (SaveAgreementCalendar, SavedAgreementCalendar),
    agreements_list: (AgreementQuery, Vec<Agreement>),
    agreements_overview: (OverviewQuery, Overview),
    answer_save: (SaveAnswer, Changed<Answer>),
    assignment_check: (NewAssignment, Vec<Objection>),
    assignment_end: (EndAssignment, Changed<()>),
    assignment_make: (NewAssignment, Changed<AssignmentId>),
    assignment_update: (Patch<AssignmentId, AssignmentPatch>, Changed<Assignment>),
    block_absent: (SetBlockAbsent, Changed<()>),
    block_start: (SetBlockStart, Changed<()>),
    calendar_save: (SaveCalendar, Changed<SavedCalendar>),
    caseload_move: (MoveCaseload, Changed<usize>),
    coach_get: (CoachId, CoachPage),
    coach_kinds: ((), Vec<CoachKind>),
    coach_remove: (CoachId, Changed<()>),
    coach_save: (Coach, Changed<CoachId>),
    coaches_list: ((), Vec<CoachRow>),
    coaches_unassigned: ((), Vec<WaitingStudent>),
    cohort_counts: (String, CohortCounts),
    consent_check: (ConsentQuestion, ConsentAnswer),
    consent_save: (NewConsent, Changed<Consent>),
    consent_withdraw: (Withdraw<ConsentId>, Changed<Withdrawal>),
    consents_list: (StudentId, Vec<Consent>),
    contact_remove: (ContactId, Changed<()>),
    contact_save: (Contact, Changed<ContactId>),
    destinations_list: ((), Vec<Destination>),
    disclosure_told: (DisclosureId, Vec<Tell>),
    disclosure_withdraw: (Withdraw<DisclosureId>, Changed<Withdrawal>),
    disclosures_list: (StudentId, Vec<Disclosure>),
    dossier_backup: (String, ()),
    dossier_change_password: (ChangePassword, ()),
    dossier_check: ((), Check),
    dossier_choose: (String, DossierStatus),
    dossier_create: (CreateDossier, RecoveryCode),
    dossier_lock: ((), DossierStatus),
    dossier_open: (OpenDossier, DossierStatus),
    dossier_open_with_recovery: (OpenWithRecovery, DossierStatus),
    dossier_renew_recovery_code: (Secret, RecoveryCode),
    dossier_restore: (RestoreBackup, DossierStatus),
    dossier_status: ((), DossierStatus),
    dossier_suggest_path: (String, String),
    dossier_undo: (i64, Changes),
    evidence_delete: (EvidenceId, Changed<()>),
    evidence_save: (OfStudent<Evidence>, Changed<EvidenceId>),
    import_apply: (PlanImport, Changed<ImportPlan>),
    import_plan: (PlanImport, ImportPlan),
    import_read: (ReadList, ImportPreview),
    instrument_delete: (InstrumentId, Changed<()>),
    instrument_hint_save: (HintRule, Changed<HintId>),
    instrument_kind_delete: (String, Changed<()>),
    instrument_kind_save: (InstrumentKind, Changed<String>),
    instrument_kinds: ((), Vec<InstrumentKind>),
    instrument_period_delete: (PeriodId, Changed<()>),
    instrument_period_save: (InstrumentPeriod, Changed<PeriodId>),
    instrument_propose: (ProposeInstrument, InstrumentProposal),
    instrument_regime_delete: (RegimeId, Changed<()>),
    instrument_regime_save: (InstrumentRegime, Changed<RegimeId>),
    instrument_requirement_delete: (RequirementId, Changed<()>),
    instrument_requirement_save: (Requirement, Changed<RequirementId>),
    instrument_save: (Instrument, Changed<InstrumentId>),
    instrument_setup: ((), InstrumentSetup),
    instrument_sheet: (StudentId, InstrumentSheet),
    instrument_term_delete: (TermId, Changed<()>),
    instrument_term_save: (Term, Changed<TermId>),
    instrument_tick: (Tick, Changed<()>),
    invitations_get: (MeetingId, Invitations),
    invitations_sent: (MarkSent, Changed<()>),
    item_add: (AddItems, Changed<Vec<ItemId>>),
    item_at_hand: (ItemId, Changed<()>),
    item_get: (ItemId, MeetingItem),
    item_move: (MoveItem, Changed<()>),
    item_owners: (ItemId, Vec<String>),
    item_presence: (SetPresenceAt, Changed<()>),
    item_remove: (ItemId, Changed<()>),
    item_update: (Patch<ItemId, ItemPatch>, Changed<()>),
    life_domain_save: (OfStudent<LifeDomainState>, Changed<()>),
    match_becomes: (Becomes, Changed<PlacementId>),
    match_look: (NewLook, Changed<LookId>),
    match_of_organisation: (OrganisationId, Vec<PlaceHistory>),
    match_of_student: (StudentId, Vec<Look>),
    match_outcome: (LookOutcome, Changed<()>),
    match_search: (StudentId, JobSearch),
    match_search_save: (JobSearch, Changed<()>),
    match_session_close: (MatchSessionId, Changed<()>),
    match_session_save: (SaveSession, Changed<MatchSessionId>),
    match_sessions: ((), Vec<MatchSession>),
    match_stopped: (Stopped, Changed<()>),
    match_suggest: (SuggestFor, Vec<Suggestion>),
    match_table: ((), MatchTable),
    meeting_begin: (BeginMeeting, Changed<()>),
    meeting_cancel: (MeetingId, Changed<()>),
    meeting_candidates: (CandidatesFor, Vec<Candidate>),
    meeting_clock: (SetClock, Changed<Option<Run>>),
    meeting_close: (MeetingId, Changed<Closing>),
    meeting_get: (MeetingId, MeetingPage),
    meeting_missing: (MeetingId, Vec<Missing>),
    meeting_postpone: (Postpone, Changed<usize>),
    meeting_propose: (MeetingId, Vec<Candidate>),
    meeting_reopen: (MeetingId, Changed<()>),
    meeting_running: ((), Option<Running>),
    meeting_save: (SaveMeeting, Changed<MeetingId>),
    meeting_stop: (MeetingId, Changed<()>),
    meetings_list: ((), Vec<Meeting>),
    municipalities_search: (String, Vec<MunicipalityMatch>),
    municipality_card: (String, MunicipalityCard),
    organisation_get: (OrganisationId, OrganisationPage),
    organisation_remove: (OrganisationId, Changed<()>),
    organisation_save: (Organisation, Changed<OrganisationId>),
    organisations_list: (String, Vec<OrganisationRow>),
    owner_list: (OwnerKey, OwnerList),
    owner_lists: ((), Vec<OwnerRow>),
    owner_mail: (OwnerKey, OwnerMail),
    owner_mail_open: (OwnerKey, ()),
    owner_remind: (RemindOwner, Changed<usize>),
    papers_list: ((), Vec<PaperInfo>),
    participant_presence: (SetPresence, Changed<()>),
    participant_remove: (ParticipantId, Changed<()>),
    participant_save: (Participant, Changed<ParticipantId>),
    passport_get: (StudentId, Passport),
    passport_status: (SetPassportStatus, Changed<Passport>),
    /// The response is an `ArrayBuffer` with the JPEG, empty when there is none.
    #[ts(type = "[StudentId, ArrayBuffer]")]
    photo_get: (StudentId, ()),
    photo_remove: (StudentId, Changed<()>),
    photo_save: (OfStudent<String>, Changed<PhotoId>),
    place_get: (OpenPlaceId, OpenPlace),
    place_remove: (OpenPlaceId, Changed<()>),
    place_save: (OpenPlace, Changed<OpenPlaceId>),
    place_status: (SetPlaceStatus, Changed<()>),
    placement_delete: (PlacementId, Changed<()>),
    placement_save: (OfStudent<Placement>, Changed<PlacementId>),
    planning_apply: (ApplyPlan, Changed<Vec<MeetingId>>),
    planning_overview: ((), YearPlan),
    planning_propose: (AskProposal, Proposal),
    planning_who: (AskWho, Vec<PlanStudent>),
    /// The response is an `ArrayBuffer` with the PDF. Written out, since a type in words is not imported.
    #[ts(type = "[{ order: Order, index: number }, ArrayBuffer]")]
    preview_document: (PreviewDocument, ()),
    preview_order: (Order, Contents),
    print_documents: (PrintDocuments, Printed),
    print_folder: ((), String),
    printed_open: (String, ()),
    printed_print: (String, bool),
    projection_blank: (bool, ProjectionState),
    projection_check: (ItemId, Projected),
    projection_choose: (SaveScreen, Changed<()>),
    projection_close: ((), ProjectionState),
    projection_open: ((), ProjectionState),
    projection_page: (u32, ProjectionState),
    projection_show: (Option<ItemId>, ProjectionState),
    projection_state: ((), ProjectionState),
    projection_view: ((), ScreenView),
    question_set_activate: (QuestionSetId, Changed<()>),
    question_set_load: (String, Changed<StoredSet>),
    question_sets: ((), Vec<StoredSet>),
    questions_active: ((), QuestionSet),
    receive_open: (OpenReceived, ReceivedPreview),
    receive_take: (TakeReceived, Changed<TakenOver>),
    receiver_profile_reset: (Receiver, Changed<ReceiverProfile>),
    receiver_profile_save: (ReceiverProfile, Changed<ReceiverProfile>),
    receiver_profiles: ((), Vec<ReceiverProfile>),
    recovery_sheet_save: (RecoverySheet, ()),
    red_button_answered: (AnswerRedButton, Changed<()>),
    red_button_close: (CloseRedButton, Changed<()>),
    red_button_draft: (StudentId, Draft),
    red_button_press: (OfStudent<SaveRedButton>, Changed<RedButtonId>),
    red_button_reminded: (SentRedButton, Changed<()>),
    red_button_reopen: (RedButtonId, Changed<()>),
    red_button_save: (Patch<RedButtonId, SaveRedButton>, Changed<()>),
    red_button_sent: (SentRedButton, Changed<()>),
    red_buttons_list: (StudentId, Vec<RedButton>),
    regimes_list: ((), Vec<Regime>),
    relative_delete: (RelativeId, Changed<()>),
    relative_save: (OfStudent<Relative>, Changed<RelativeId>),
    route_extend_year: (ExtraYear, Changed<usize>),
    route_fall_back: (FallBack, Changed<Route>),
    route_kind_save: (RouteKind, Changed<RouteKindId>),
    route_kinds: ((), Vec<RouteKind>),
    route_move: (MovePhase, Changed<usize>),
    route_update: (Patch<StudentId, RoutePatch>, Changed<Route>),
    rule_delete: (RuleId, Changed<()>),
    rule_save: (Rule, Changed<RuleId>),
    schools_list: ((), Vec<School>),
    settings_get: ((), Settings),
    settings_save: (Settings, Changed<Settings>),
    share_delete: (ShareId, Changed<()>),
    share_save: (OfStudent<Share>, Changed<Share>),
    signer_confirm: (ConfirmSigner, Changed<SignerState>),
    signer_own: ((), Option<SignerState>),
    signers_list: ((), Vec<KnownSigner>),
    split_accept: (Vec<SplitChoice>, Changed<Vec<AssignmentId>>),
    split_ask_for: (AsksFor, Changed<()>),
    split_otherwise: (OtherChoice, Otherwise),
    split_propose: (SplitRequest, SplitAnswer),
    student_add: (NewStudent, Changed<StudentId>),
    student_contact_delete: (String, Changed<()>),
    student_contact_note: (NewContact, Changed<String>),
    student_file: (StudentId, StudentFile),
    student_origins: (StudentId, Vec<Origin>),
    student_update: (Patch<StudentId, StudentPatch>, Changed<Student>),
    students_list: (StudentQuery, StudentList),
    talks_move: (MoveTalks, Changed<Option<MeetingId>>),
    today_get: ((), Today),
    work_cancel: ((), ()),
    work_fields: ((), Vec<WorkField>),
}
