//! What a reader of a report would stumble on is told before it is printed, with the record that mends it; a report without a
//! fault has nothing told of it.

use chrono::DateTime;
use saisaat_core::registers::{
    ActionItem, Agency, Agreement, Evidence, Indicator, IndicatorKind, IndicatorResult, PrintForm, ProgressEntry,
    Record, ResultSource, Scope, Signatory, SignedPaper,
};
use saisaat_core::summaries::{Remark, RemarkKind, indicator_report, proof};
use saisaat_core::values::{Date, Exact, FiscalYear, Id, Money, Round};
use saisaat_core::{Action, Office, Reader, Rule, Surroundings, Tx, Verb};
use saisaat_report::{Document, Options, Printer, ReportError};
use saisaat_sample::{NEWEST_YEAR, Size};

fn year() -> FiscalYear {
    FiscalYear::new(NEWEST_YEAR).expect("a year")
}

struct Sample {
    office: Office,
    agency: Id<Agency>,
}

impl Sample {
    fn new() -> Self {
        let moment = DateTime::from_timestamp(1_797_300_000, 0).expect("in range");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 7)).expect("opens");
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 6, people: 240 }).expect("fills");
        let of_year = Scope { year: Some(year()), ..Scope::default() };
        let agreements: Vec<Agreement> = office.read(|reader| reader.list(&of_year)).expect("lists");
        let agency = agreements.last().expect("an agreement").agency_id;
        Self { office, agency }
    }

    fn change(&mut self, change: impl FnOnce(&Tx<'_>, Id<Agency>) -> saisaat_core::Result<()>) {
        let agency = self.agency;
        self.office.operate(Action::on::<Indicator>(Verb::Save), |tx| change(tx, agency)).expect("saves");
    }

    fn remarks(&self) -> Vec<Remark> {
        self.remarks_where(&|_| None)
    }

    fn remarks_where(&self, undrawn: &dyn Fn(&str) -> Option<String>) -> Vec<Remark> {
        self.office.read(|reader| proof(reader, self.agency, year(), Round::Twelve, undrawn)).expect("reads")
    }

    /// Each remark as its kind, the table of its record, and the field.
    fn told(&self) -> Vec<(RemarkKind, String, String)> {
        let told = |remark: Remark| (remark.kind, remark.register, remark.field.unwrap_or_default());
        self.remarks().into_iter().map(told).collect()
    }
}

fn own<T: Record>(reader: &Reader<'_>, agency: Id<Agency>) -> saisaat_core::Result<Vec<T>> {
    reader.list(&Scope { agency: Some(agency), year: Some(year()), parent: None })
}

/// An indicator that is measured and reported by hand, with its result of the year.
fn by_hand(tx: &Tx<'_>, agency: Id<Agency>) -> saisaat_core::Result<(Indicator, IndicatorResult)> {
    let measured = |indicator: &Indicator| {
        indicator.kind == IndicatorKind::Higher
            && indicator.source == ResultSource::ByHand
            && indicator.parent_id.is_none()
    };
    let indicator = own::<Indicator>(tx, agency)?.into_iter().find(measured).expect("one of the sample");
    let of_it = |result: &IndicatorResult| result.indicator_id == indicator.id && result.round == Round::Twelve;
    let result = own::<IndicatorResult>(tx, agency)?.into_iter().find(of_it).expect("its result");
    Ok((indicator, result))
}

fn evidence_of(tx: &Tx<'_>, result: &IndicatorResult) -> saisaat_core::Result<Vec<Evidence>> {
    tx.list(&Scope { parent: Some(&result.key()), ..Scope::default() })
}

fn told(kind: RemarkKind, register: &str, field: &str) -> (RemarkKind, String, String) {
    (kind, register.to_owned(), field.to_owned())
}

#[test]
fn nothing_is_told_of_a_report_without_a_fault() {
    assert_eq!(Sample::new().told(), []);
}

#[test]
fn a_result_that_is_missing_is_told_with_the_provisional_total_and_names_its_indicator() {
    let mut sample = Sample::new();
    let mut missing = None;
    sample.change(|tx, agency| {
        let (indicator, result) = by_hand(tx, agency)?;
        missing = Some(indicator);
        tx.put(&IndicatorResult { result: None, ..result })
    });
    let (remarks, missing) = (sample.remarks(), missing.expect("one"));
    let kinds: Vec<RemarkKind> = remarks.iter().map(|remark| remark.kind).collect();
    assert_eq!(kinds, [RemarkKind::Provisional, RemarkKind::NoResult]);
    assert_eq!(remarks[0].detail, missing.code);
    assert_eq!((remarks[1].register.as_str(), &remarks[1].key), (Indicator::TABLE, &missing.id.to_string()));
    assert!(remarks.iter().all(|remark| !remark.holds_back), "it can be printed, and says that it is provisional");
}

#[test]
fn a_result_without_words_or_evidence_and_evidence_of_a_later_day_are_told() {
    let mut sample = Sample::new();
    sample.change(|tx, agency| {
        let (_, result) = by_hand(tx, agency)?;
        for evidence in evidence_of(tx, &result)? {
            tx.put(&Evidence { dated_on: Date::new(2026, 11, 1), ..evidence })?;
        }
        tx.put(&IndicatorResult { done: " ".into(), ..result })
    });
    let remarks = sample.remarks();
    let late = remarks.iter().filter(|remark| remark.kind == RemarkKind::LateEvidence).count();
    assert!(late > 0 && remarks.iter().all(|remark| remark.register == Indicator::TABLE), "{remarks:?}");
    assert!(remarks.iter().any(|remark| remark.kind == RemarkKind::NoStatement));
    assert!(remarks.iter().any(|remark| remark.kind == RemarkKind::NoEvidence), "what is left out proves nothing");
    let dated = remarks.iter().filter(|remark| remark.kind == RemarkKind::LateEvidence);
    assert!(dated.into_iter().all(|remark| remark.day == Date::new(2026, 11, 1) && !remark.detail.is_empty()));
}

#[test]
fn names_that_are_left_blank_are_told_by_field() {
    let mut sample = Sample::new();
    sample.change(|tx, agency| {
        let agreement = own::<Agreement>(tx, agency)?.remove(0);
        tx.put(&Agreement { compiler: String::new(), agency_head_position: " ".into(), ..agreement })?;
        let (indicator, _) = by_hand(tx, agency)?;
        tx.put(&Indicator { collector: String::new(), ..indicator })
    });
    let expected =
        [(Agreement::TABLE, "compiler"), (Agreement::TABLE, "agency_head_position"), (Indicator::TABLE, "collector")];
    assert_eq!(sample.told(), expected.map(|(table, field)| told(RemarkKind::Unnamed, table, field)));
}

#[test]
fn more_spent_than_budgeted_is_told_with_both_sums_and_a_day_that_is_assumed_is_told() {
    let mut sample = Sample::new();
    sample.change(|tx, agency| {
        let action = own::<ActionItem>(tx, agency)?.remove(0);
        tx.save(ActionItem { budget: Money::from_baht(100), ..action.clone() })?;
        let last = ProgressEntry::blank(tx.new_id(), action.id, year().last_day());
        tx.save(ProgressEntry { spend: Some(Money::from_baht(250)), assumed: true, ..last })
    });
    let remarks = sample.remarks();
    let told: Vec<_> = remarks.iter().map(|remark| (remark.kind, remark.detail.as_str())).collect();
    assert_eq!(told, [(RemarkKind::Overspent, "250.00 / 100.00"), (RemarkKind::AssumedDay, "")]);
    assert!(remarks.iter().all(|remark| remark.register == ActionItem::TABLE));
}

#[test]
fn weights_that_do_not_sum_hold_the_report_back_and_so_does_a_year_without_an_agreement() {
    let mut sample = Sample::new();
    sample.change(|tx, agency| {
        let (indicator, _) = by_hand(tx, agency)?;
        tx.put(&Indicator { weight: Exact(indicator.weight.0 + saisaat_core::values::Decimal::ONE), ..indicator })
    });
    let remarks = sample.remarks();
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert_eq!((remarks[0].kind, remarks[0].rule), (RemarkKind::Unscorable, Some(Rule::WeightsDoNotSum)));
    assert!(remarks[0].holds_back && remarks[0].register == Agreement::TABLE);

    let later = FiscalYear::new(NEWEST_YEAR + 3).expect("a year");
    let none = sample.office.read(|reader| proof(reader, sample.agency, later, Round::Six, &|_| None)).expect("reads");
    assert_eq!(
        none.iter().map(|remark| (remark.kind, remark.holds_back)).collect::<Vec<_>>(),
        [(RemarkKind::NoAgreement, true)]
    );
}

#[test]
fn what_refuses_the_print_for_a_character_is_told_by_record_and_field() {
    let mut sample = Sample::new();
    sample.change(|tx, agency| {
        let (_, result) = by_hand(tx, agency)?;
        tx.put(&IndicatorResult {
            done: "จัดอบรม\u{e000}ครบ ผู้ดูแล 1234567890121".into(), ..result
        })
    });
    let printer = Printer::new().expect("loads");
    let today = Date::new(2026, 11, 29).expect("a day");
    let report = sample.office.read(|reader| indicator_report(reader, sample.agency, year(), Round::Twelve, today));
    let printed = printer.print(Document::IndicatorReport(&report.expect("gathers")), &Options::default());
    assert!(matches!(printed, Err(ReportError::NoGlyph(_))), "it cannot be printed");
    let remarks = sample.remarks_where(&|text| printer.undrawn_in(text));
    let [remark] = remarks.as_slice() else { panic!("{remarks:?}") };
    assert_eq!((remark.kind, remark.holds_back), (RemarkKind::NoGlyph, true));
    assert_eq!((remark.register.as_str(), remark.field.as_deref()), (IndicatorResult::TABLE, Some("done")));
    assert!(remark.detail.contains("จัดอบรม⟨U+E000⟩ครบ"), "{}", remark.detail);
    assert!(!remark.detail.contains("1234567890121"), "an id is masked: {}", remark.detail);
}

#[test]
fn of_a_field_that_is_not_public_the_record_and_the_field_are_told_and_not_what_it_holds() {
    let mut sample = Sample::new();
    sample.change(|tx, agency| {
        let (indicator, _) = by_hand(tx, agency)?;
        tx.put(&Indicator { supervisor_phone: "0 2547 \u{e000}1000".into(), ..indicator })
    });
    let printer = Printer::new().expect("loads");
    let remarks = sample.remarks_where(&|text| printer.undrawn_in(text));
    let [remark] = remarks.as_slice() else { panic!("{remarks:?}") };
    assert_eq!((remark.kind, remark.field.as_deref()), (RemarkKind::NoGlyph, Some("supervisor_phone")));
    assert_eq!(remark.detail, "", "a telephone number is nobody's to read here");
}

#[test]
fn whoever_the_agencys_own_form_names_is_told_of_in_place_of_those_of_the_agreement() {
    let mut sample = Sample::new();
    sample.change(|tx, agency| {
        let agreement = own::<Agreement>(tx, agency)?.remove(0);
        tx.put(&Agreement { compiler: String::new(), ..agreement })?;
        let form = PrintForm::blank(tx.new_id(), agency);
        tx.put(&form)?;
        tx.put(&Signatory {
            id: tx.new_id(),
            form_id: form.id,
            paper: SignedPaper::IndicatorReport,
            place: 1,
            role: "ผู้จัดทำรายงาน".into(),
            signer: "นางสาวใจดี มีวินัย".into(),
            position: String::new(),
        })
    });
    assert_eq!(sample.told(), [told(RemarkKind::Unnamed, Signatory::TABLE, "position")]);
}
