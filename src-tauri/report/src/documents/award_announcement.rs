//! The announcement of who receives an award, in the form of an official announcement (ประกาศ).

use saisaat_core::registers::{AwardScheme, SignedPaper};
use saisaat_core::summaries::AwardReport;

use super::cells::{dots, heads, left, number, prose, signatures, signed, table};
use super::letterhead;
use super::training_record::unit;
use super::wording::{NONE, Wording, led};
use crate::emblem::Shared;
use crate::layout::flow::{Block, Column, Composition};
use crate::pdf::Particulars;
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

const NAME: &str = "ประกาศผลการคัดเลือกผู้ได้รับรางวัล";

pub(super) fn compose(report: &AwardReport, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let scheme = &report.scheme;
    let of = say.year(scheme.year);
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let title = format!("ประกาศ{}", report.head.agency.name_th);
    let mut blocks = letterhead::emblem(&report.head, art);
    blocks.extend([
        centred(Paragraph::heading(&title, Role::Heading1).size(style::HEADING)),
        centred(Paragraph::new(&format!("เรื่อง ผลการคัดเลือกผู้ได้รับ{}", award(scheme, say))).bold()),
    ]);
    blocks.extend(year_unsaid(scheme, say).map(|of| centred(Paragraph::new(&of).bold())));
    blocks.push(centred(Paragraph::new(&"—".repeat(6)).colour(style::MUTED).before(2.0).after(8.0)));
    blocks.push(prose(&reasons(report, say)));
    blocks.extend(outcome(report, say));
    let date = match scheme.announced_on {
        Some(day) => format!("ประกาศ ณ วันที่ {}", say.official_date(day)),
        None => format!("ประกาศ ณ วันที่ {} เดือน {} พ.ศ. {}", dots(2), dots(5), dots(3)),
    };
    blocks.push(centred(Paragraph::new(&date).before(14.0)));
    let head = report.agreement.as_ref();
    let (name, position) = head.map_or(("", ""), |head| (&head.agency_head, &head.agency_head_position));
    let usual = [(label!(Agreement.agency_head), name, position)];
    let signers = letterhead::signers(&report.head, SignedPaper::AwardAnnouncement, &usual);
    let blocks = signed(blocks, signatures(&signers, ""));
    // An announcement bears nothing but what it says.
    (Composition { frame: Frame::A4, running: None, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// `รางวัลข้าราชการพลเรือนดีเด่น`
pub(super) fn award(scheme: &AwardScheme, say: Wording) -> String {
    let name = say.typed(&scheme.name);
    if name.starts_with(label!(Nomination.scheme_id)) {
        name
    } else {
        format!("{}{name}", label!(Nomination.scheme_id))
    }
}

/// The year, where the award's name does not say it.
pub(super) fn year_unsaid(scheme: &AwardScheme, say: Wording) -> Option<String> {
    let (name, year) = (say.text(&scheme.name), say.text(&scheme.year.to_string()));
    (!name.contains(&year)).then(|| say.year(scheme.year))
}

/// Under which standard, criteria and committee.
fn reasons(report: &AwardReport, say: Wording) -> String {
    let scheme = &report.scheme;
    let award = award(scheme, say);
    let mut sentence = format!("ตามที่{}ได้ดำเนินการคัดเลือกผู้สมควรได้รับ{award}", report.head.agency.name_th);
    let clauses = [
        (" ตาม", "มาตรฐาน", &scheme.standard),
        (" โดยมี", "หลักเกณฑ์ คือ", &scheme.criteria),
        (" และ", "วิธีการคัดเลือก คือ", &scheme.method),
        (" ซึ่งดำเนินการโดยคณะกรรมการตาม", "คำสั่ง", &scheme.committee_order),
    ];
    for (lead, word, clause) in clauses.into_iter().filter(|(_, _, clause)| !clause.trim().is_empty()) {
        sentence.push_str(&led(lead, word, &say.typed(clause).replace('\n', " ")));
    }
    sentence.push_str(" นั้น");
    sentence
}

fn outcome(report: &AwardReport, say: Wording) -> Vec<Block> {
    let awardees: Vec<_> = report.awardees().collect();
    if awardees.is_empty() {
        return vec![prose("บัดนี้ ยังไม่มีผู้ได้รับการตัดสินให้ได้รับรางวัล")];
    }
    let count = say.count(awardees.len());
    let lead = format!("บัดนี้ การคัดเลือกได้เสร็จสิ้นแล้ว จึงประกาศรายชื่อผู้ได้รับรางวัล จำนวน {count} คน ดังต่อไปนี้");
    let mut rows = vec![heads(&["ที่", "ชื่อ–สกุล", label!(Person.position), "สังกัด"])];
    rows.extend((1..).zip(&awardees).map(|(n, nominee)| {
        let person = &nominee.person;
        vec![
            number(&say.count(n)),
            left(&person.full_name()),
            left(&say.typed(&person.post())),
            left(&unit(&person.unit, &report.head.agency.name_th)),
        ]
    }));
    let columns = vec![Column::Fit(34.0), Column::Share(1.2), Column::Share(1.2), Column::Share(1.2)];
    let mut blocks = vec![prose(&lead), table(columns, rows)];
    let rewards = say.typed(&report.scheme.rewards);
    if rewards != NONE {
        blocks.push(prose(&format!("ทั้งนี้ ผู้ได้รับรางวัลจะได้รับการเชิดชูเกียรติ ดังนี้ {rewards}")));
    }
    blocks
}
