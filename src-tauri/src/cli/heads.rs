//! What comparing the audit log with heads written down elsewhere found, said in Thai: what contradicts it, and what it cannot tell.

use saisaat_core::workspace::{HeadSource, HeadStanding, HeadsVerdict, NamedHead, Unknown};

use super::print;

/// Says the verdict: contradictions as complaints, the rest as part of the answer.
pub(super) fn show(verdict: &HeadsVerdict) {
    verdict.compared.iter().filter(|named| named.contradicts()).for_each(|named| print::complain(&complaint(named)));
    let standing = |standing| verdict.compared.iter().filter(|named| named.standing == standing).count();
    let (found, given_up) = (standing(HeadStanding::InLog), standing(HeadStanding::GivenUp));
    let foreign = verdict.compared.len() - found - given_up - standing(HeadStanding::Missing);
    print::say(&format!(
        "เทียบค่าแฮชที่จดไว้ {} ค่า: อยู่ในบันทึก {found}, การกู้คืนละไว้ {given_up}, อ่านไม่ได้หรือของแฟ้มงานอื่น {foreign}",
        verdict.compared.len()
    ));
    verdict.unknown.iter().for_each(|unknown| print::say(&format!("บอกไม่ได้: {}", limit(*unknown))));
}

fn complaint(named: &NamedHead) -> String {
    let NamedHead { source, name, head, standing } = named;
    let place = match source {
        HeadSource::Backup => format!("สำเนาสำรอง {name}"),
        HeadSource::Submission => format!("รายงานที่ส่งแล้ว {name}"),
        HeadSource::HeadFile => "ไฟล์ workspace.head.json".into(),
    };
    let head: String = head.chars().take(12).collect();
    if *standing == HeadStanding::Foreign {
        return format!("ข้อผิดพลาด [rolled_back] {place} ถูกแก้ไขหรือเสียหาย");
    }
    format!(
        "ข้อผิดพลาด [rolled_back] ค่าแฮช {head} ที่จดไว้ใน{place} ไม่อยู่ในบันทึกการใช้งาน: ฐานข้อมูลถูกสลับด้วยฉบับเก่า หรือท้ายบันทึกถูกตัด \
         โปรดเก็บแฟ้มงานนี้ไว้เป็นหลักฐานและกู้คืนจากสำเนาสำรองล่าสุด"
    )
}

const fn limit(unknown: Unknown) -> &'static str {
    match unknown {
        Unknown::WholeFolder => "หากทั้งโฟลเดอร์รวมสำเนาสำรองถูกแทนด้วยฉบับเก่า ต้องเทียบกับรายงานบนกระดาษหรือสำเนาสำรองที่เก็บไว้ที่อื่น",
        Unknown::NoHeadFile => "ก่อนเปิดครั้งนี้ไม่มีไฟล์ workspace.head.json ให้เทียบ",
        Unknown::NoBackups => "ไม่มีสำเนาสำรองในแฟ้มงานให้เทียบ",
        Unknown::Restored => {
            "ค่าแฮชบางค่าหมดไปด้วยการกู้คืนที่ไม่มีกุญแจของแฟ้มงานรับรอง โปรดตรวจว่าเป็นการกู้คืนที่ตั้งใจทำจริง ในวันเวลาตามบันทึก"
        }
        Unknown::RestoreUnproven => {
            "บันทึกมีคำบอกการกู้คืนที่กุญแจของแฟ้มงานไม่รับรอง: มีผู้นำฐานข้อมูลฉบับเก่ามาใส่แทน หรือโปรแกรมรุ่นก่อนกู้คืนไว้ซึ่งพิสูจน์ไม่ได้ \
             หากตั้งใจกู้คืนจริง โปรดกู้คืนจากสำเนาสำรองอีกครั้ง"
        }
        Unknown::OpenToAll => "แฟ้มงานไม่มีรหัสผ่าน ผู้ที่เขียนในโฟลเดอร์ได้อาจเขียนใหม่ทั้งหมด",
    }
}
