//! Everything the sample ministry has to print, of its newest year; the same in every run, and whatever else the sample holds.

use saisaat_core::registers::{
    Agency, Agreement, AwardScheme, Campaign, Complaint, DisciplineCase, Gift, NetworkActivity, NetworkMember, Policy,
    Record, Scope, TrainingSession, ValueActivity,
};
use saisaat_core::summaries::{
    AwardReport, Brief, BriefAsked, BriefKind, DifferenceReport, IndicatorReport, Letterhead, MinistersPage,
    MinistryBook, MinistryReport, PlanReport, RegisterPrint, SubmissionStatus, TrainingReport, YearReport,
    award_report, brief, difference, indicator_report, ministers_page, ministry_book, ministry_report, plan_report,
    register_print, submission_status, training_report, year_report,
};
use saisaat_core::values::{Date, FiscalYear, Id, Round};
use saisaat_core::{Office, Reader, Result, Surroundings};
use saisaat_sample::{NEWEST_YEAR, Size};

/// The sample ministry, as large as `--sample` makes it.
pub(crate) struct Sample(Office);

impl Sample {
    pub(crate) fn new() -> Self {
        let moment = chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let mut office = Office::in_memory(Surroundings::fixed(moment, 4)).unwrap();
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size::default()).unwrap();
        Self(office)
    }

    /// Of each agency with an agreement, at the end of the year.
    pub(crate) fn indicators(&self) -> Vec<IndicatorReport> {
        self.agencies().iter().map(|agency| self.report(agency, year(), Round::Twelve)).collect()
    }

    /// Of the first agency with an agreement, each round of the year on one day.
    pub(crate) fn rounds(&self) -> Vec<IndicatorReport> {
        let agency = &self.agencies()[0];
        Round::ALL.into_iter().map(|round| self.report(agency, year(), round)).collect()
    }

    pub(crate) fn plans(&self) -> Vec<PlanReport> {
        let gathered = |id| self.0.read(|reader| plan_report(reader, id, year(), day())).unwrap();
        let reports = self.agencies().into_iter().map(|agency| gathered(agency.id));
        reports.map(|report| PlanReport { head: unlogged(report.head), ..report }).collect()
    }

    pub(crate) fn trainings(&self) -> Vec<TrainingReport> {
        let reports = self.of_year(|reader, session: Id<TrainingSession>| training_report(reader, session, day()));
        reports.into_iter().map(|report| TrainingReport { head: unlogged(report.head), ..report }).collect()
    }

    pub(crate) fn awards(&self) -> Vec<AwardReport> {
        let reports = self.of_year(|reader, scheme: Id<AwardScheme>| award_report(reader, scheme, day()));
        reports.into_iter().map(|report| AwardReport { head: unlogged(report.head), ..report }).collect()
    }

    pub(crate) fn gifts(&self) -> Vec<RegisterPrint> {
        self.registers(Gift::TABLE)
    }

    pub(crate) fn complaints(&self) -> Vec<RegisterPrint> {
        self.registers(Complaint::TABLE)
    }

    /// Of the registers that are printed as lists, beside those of gifts and of complaints; by what each print's golden is called.
    pub(crate) fn lists(&self) -> Vec<(&'static str, Vec<RegisterPrint>)> {
        let tables = [
            ("campaign-register", Campaign::TABLE),
            ("policy-library", Policy::TABLE),
            ("value-register", ValueActivity::TABLE),
            ("discipline-register", DisciplineCase::TABLE),
            ("network-register", NetworkMember::TABLE),
            ("activity-register", NetworkActivity::TABLE),
        ];
        tables.map(|(golden, table)| (golden, self.registers(table))).into()
    }

    /// Every brief there is, of the first agency with an agreement and the year's last round; of records, of the first of it.
    pub(crate) fn briefs(&self) -> Vec<(BriefKind, Brief)> {
        let agency = self.agencies()[0].id;
        let first = |table: &str| {
            let keys = self.0.read(|reader| reader.keys_of(table, agency, year())).unwrap();
            keys.into_iter().next().unwrap_or_else(|| panic!("the sample has one of {table}"))
        };
        let told = |kind: BriefKind| {
            let record = kind.of().map(first);
            let asked = BriefAsked { agency, year: year(), round: Round::Twelve, record, today: day() };
            let told = self.0.read(|reader| brief(reader, kind, &asked)).unwrap();
            (kind, Brief { head: unlogged(told.head), ..told })
        };
        BriefKind::ALL.iter().copied().map(told).collect()
    }

    /// Of each round.
    pub(crate) fn ministries(&self) -> Vec<MinistryReport> {
        let of = |round| self.0.read(|reader| ministry_report(reader, year(), round, day())).unwrap();
        let unlogged = |report: MinistryReport| MinistryReport { head: unlogged(report.head), ..report };
        [Round::Twelve, Round::Nine, Round::Six].map(of).map(unlogged).into()
    }

    /// Of the year's last round.
    pub(crate) fn ministers_pages(&self) -> Vec<MinistersPage> {
        let page = self.0.read(|reader| ministers_page(reader, year(), Round::Twelve, day())).unwrap();
        vec![MinistersPage { head: unlogged(page.head), ..page }]
    }

    /// Of the year's last round.
    pub(crate) fn books(&self) -> Vec<MinistryBook> {
        let mut book = self.0.read(|reader| ministry_book(reader, year(), Round::Twelve, day())).unwrap();
        book.head = unlogged(book.head);
        book.reports.iter_mut().for_each(|report| report.head.audit_head = book.head.audit_head.clone());
        vec![book]
    }

    /// In the middle of the year, and after it.
    pub(crate) fn statuses(&self) -> Vec<SubmissionStatus> {
        let days = [day(), Date::new(2026, 5, 4).unwrap()];
        let of = |day| self.0.read(|reader| submission_status(reader, year(), day)).unwrap();
        let unlogged = |status: SubmissionStatus| SubmissionStatus { head: unlogged(status.head), ..status };
        days.map(of).map(unlogged).into()
    }

    /// Of each agency with an agreement.
    pub(crate) fn years(&self) -> Vec<YearReport> {
        let of = |id| self.0.read(|reader| year_report(reader, id, year(), day())).unwrap();
        let reports = self.agencies().into_iter().map(|agency| of(agency.id));
        reports.map(|report| YearReport { head: unlogged(report.head), ..report }).collect()
    }

    /// Of each agency's last round from the round before.
    pub(crate) fn differences(&self) -> Vec<DifferenceReport> {
        let differing = |agency: &Agency| {
            let (before, now) = (self.report(agency, year(), Round::Nine), self.report(agency, year(), Round::Twelve));
            DifferenceReport {
                difference: difference(&before, &now),
                unscorable: None,
                head: now.head,
                year: year(),
                round: Round::Twelve,
                before: "รอบ 9 เดือน ปีงบประมาณ พ.ศ. 2569".into(),
                after: "ข้อมูลรอบ 12 เดือน ณ วันที่ 15 ตุลาคม 2569".into(),
            }
        };
        self.agencies().iter().map(differing).collect()
    }

    fn report(&self, agency: &Agency, year: FiscalYear, round: Round) -> IndicatorReport {
        let report = self.0.read(|reader| indicator_report(reader, agency.id, year, round, day())).unwrap();
        IndicatorReport { head: unlogged(report.head), ..report }
    }

    pub(crate) fn registers(&self, table: &str) -> Vec<RegisterPrint> {
        let printed = |id| self.0.read(|reader| register_print(reader, table, id, year(), day())).unwrap();
        let prints = self.agencies().into_iter().map(|agency| printed(agency.id));
        prints.map(|print| RegisterPrint { head: unlogged(print.head), ..print }).collect()
    }

    /// Those with an agreement.
    fn agencies(&self) -> Vec<Agency> {
        let of_year = Scope { year: Some(year()), ..Scope::default() };
        let agreements = self.0.read(|reader| reader.list::<Agreement>(&of_year)).unwrap();
        let agency = |agreement: &Agreement| self.0.read(|reader| reader.get(agreement.agency_id)).unwrap();
        agreements.iter().map(agency).collect()
    }

    fn of_year<T: Record, R>(&self, report: impl Fn(&Reader<'_>, Id<T>) -> Result<R>) -> Vec<R> {
        let of_year = Scope { year: Some(year()), ..Scope::default() };
        let records = self.0.read(|reader| reader.list::<T>(&of_year)).unwrap();
        let keys = records.iter().map(|record| Id::parse(&record.key()).unwrap());
        keys.map(|key| self.0.read(|reader| report(reader, key)).unwrap()).collect()
    }
}

/// The head of the audit log is another whenever the sample changes, wherever that is.
fn unlogged(head: Letterhead) -> Letterhead {
    Letterhead { audit_head: "0123456789abcdef".into(), ..head }
}

fn year() -> FiscalYear {
    FiscalYear::new(NEWEST_YEAR).unwrap()
}

fn day() -> Date {
    Date::new(2026, 10, 15).unwrap()
}
