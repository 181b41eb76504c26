//! `saisaat new`: makes a workspace.

use super::{Outcome, Place, not_empty, print};
use crate::error::Answer;
use crate::workspace::{self, Contents};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ชื่อกระทรวง
    #[arg(long, value_name = "NAME", value_parser = not_empty())]
    ministry: String,
    /// เติมข้อมูลตัวอย่าง: 6 ส่วนราชการ บุคลากรสมมุติ 1,200 คน
    #[arg(long)]
    sample: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let contents = if arguments.sample { Contents::Sample } else { Contents::Ministry };
    let made = workspace::create(&arguments.place.workspace, &arguments.ministry, contents)?;
    made.office.close()?;
    print::say(&format!("สร้างแฟ้มงานแล้ว: {}", arguments.place.workspace.display()));
    Ok(Outcome::Done)
}
