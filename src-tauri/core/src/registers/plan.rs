//! The clean-agency strategic plan: plan → strategies → action items, and each item's progress log.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{Listing, choice, ensure, record, required};
use crate::Error;
use crate::values::{Date, FiscalYear, Id, Money};

choice! {
    /// The three pillars of the Cabinet resolution of 26 December B.E. 2543.
    Pillar {
        /// Building clean-government awareness (เสริมสร้างจิตสำนึก).
        Awareness = "p1",
        /// Preventing corruption and misconduct (ป้องกัน).
        Prevention = "p2",
        /// Handling cases that occur (จัดการเมื่อมีกรณีทุจริต).
        Handling = "p3",
    }
}

choice! {
    /// The five activity areas A1–A5.
    Area {
        /// Coordination centre.
        Centre = "a1",
        /// Strategic plan.
        Plan = "a2",
        /// Promoting morals and ethics.
        Ethics = "a3",
        /// Campaigns, participation and scrutiny.
        Campaign = "a4",
        /// Networks.
        Networks = "a5",
    }
}

choice! {
    /// Whom an action addresses.
    Audience {
        /// Officials.
        Officials = "officials",
        /// The public.
        Public = "public",
    }
}

choice! {
    /// The measure an action carries out.
    Measure {
        /// Standards of morals and ethics.
        Standards = "standards",
        /// Creative values.
        Values = "values",
        /// Development and training.
        Training = "training",
        /// Rules on gifts.
        Gifts = "gifts",
        /// Recognition awards.
        Awards = "awards",
        /// Complaint channels.
        Complaints = "complaints",
        /// Disclosure of information.
        Disclosure = "disclosure",
        /// Protection of whistle-blowers.
        Whistleblower = "whistleblower",
        /// Network of clean agencies.
        Network = "network",
    }
}

choice! {
    /// Where an action item stands.
    ActionStatus {
        /// Not begun.
        Planned = "planned",
        /// Under way.
        Underway = "underway",
        /// Finished.
        Done = "done",
        /// Cancelled; left out of percentages.
        Cancelled = "cancelled",
    }
}

/// A strategic plan (แผนกลยุทธ์) of an agency over several fiscal years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StrategicPlan {
    /// Key.
    pub id: Id<StrategicPlan>,
    /// The agency.
    pub agency_id: Id<Agency>,
    /// Title.
    pub title: String,
    /// First fiscal year covered.
    pub first_year: FiscalYear,
    /// Last fiscal year covered.
    pub last_year: FiscalYear,
    /// Vision the plan serves.
    pub vision: String,
    /// Mission the plan serves.
    pub mission: String,
    /// Review of the plan before it (การทบทวนแผน).
    pub review: String,
    /// Approved on.
    pub approved_on: Option<Date>,
}

record!(StrategicPlan in "strategic_plans" { id, agency_id, title, first_year, last_year, vision, mission, review, approved_on }
    list Listing { agency: Some("agency_id"), year: None, parent: Some("agency_id"), order: "first_year DESC, title" });

impl StrategicPlan {
    fn rules(&self) -> Result<(), Error> {
        required("title", &self.title)?;
        ensure(self.first_year <= self.last_year, "last_year", "before_first_year")
    }
}

/// A strategy (กลยุทธ์) of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Strategy {
    /// Key.
    pub id: Id<Strategy>,
    /// The plan.
    pub plan_id: Id<StrategicPlan>,
    /// Number within the plan.
    pub code: String,
    /// Title.
    pub title: String,
    /// Goal (เป้าประสงค์).
    pub goal: String,
    /// The pillar it serves.
    pub pillar: Option<Pillar>,
    /// Order within the plan.
    pub position: i32,
}

record!(Strategy in "strategies" { id, plan_id, code, title, goal, pillar, position }
list Listing {
    agency: Some("(SELECT agency_id FROM strategic_plans WHERE id = plan_id)"), year: None,
    parent: Some("plan_id"), order: "plan_id, position, code",
});

impl Strategy {
    fn rules(&self) -> Result<(), Error> {
        required("title", &self.title)
    }
}

/// An action item (โครงการ–กิจกรรม) of a strategy in one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActionItem {
    /// Key.
    pub id: Id<ActionItem>,
    /// The strategy.
    pub strategy_id: Id<Strategy>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// Number.
    pub code: String,
    /// Title.
    pub title: String,
    /// Target in words.
    pub target: String,
    /// Responsible unit or person.
    pub responsible: String,
    /// Activity area.
    pub area: Option<Area>,
    /// Audience.
    pub audience: Option<Audience>,
    /// Measure.
    pub measure: Option<Measure>,
    /// Runs in October–December.
    pub q1: bool,
    /// Runs in January–March.
    pub q2: bool,
    /// Runs in April–June.
    pub q3: bool,
    /// Runs in July–September.
    pub q4: bool,
    /// Budget.
    pub budget: Money,
    /// Spent so far.
    pub spend: Money,
    /// To be finished by; without one, the end of its last quarter.
    pub due_on: Option<Date>,
    /// Finished on.
    pub finished_on: Option<Date>,
    /// Where it stands.
    pub status: ActionStatus,
}

record!(ActionItem in "action_items" {
    id, strategy_id, year, code, title, target, responsible, area, audience, measure, q1, q2, q3, q4, budget, spend,
    due_on, finished_on, status
} list Listing {
    agency: Some("(SELECT agency_id FROM strategic_plans p JOIN strategies s ON s.plan_id = p.id WHERE s.id = strategy_id)"),
    year: Some("year"), parent: Some("strategy_id"), order: "strategy_id, code, id",
});

impl ActionItem {
    fn rules(&self) -> Result<(), Error> {
        required("title", &self.title)?;
        ensure(self.q1 || self.q2 || self.q3 || self.q4, "q1", "no_quarter")?;
        ensure(self.budget >= Money::ZERO, "budget", "negative")?;
        ensure(self.spend >= Money::ZERO, "spend", "negative")?;
        match self.status {
            ActionStatus::Done => ensure(self.finished_on.is_some(), "finished_on", "required_when_done"),
            _ => ensure(self.finished_on.is_none(), "finished_on", "only_when_done"),
        }
    }

    /// The day it is due: its own, or the last day of its last quarter.
    #[must_use]
    pub fn deadline(&self) -> Date {
        let quarter_end = if self.q4 {
            self.year.last_day()
        } else {
            let common_era = self.year.number() - 543;
            let (year, month, day) = match (self.q3, self.q2) {
                (true, _) => (common_era, 6, 30),
                (false, true) => (common_era, 3, 31),
                (false, false) => (common_era - 1, 12, 31),
            };
            Date::new(year, month, day).unwrap_or_else(|| self.year.last_day())
        };
        self.due_on.unwrap_or(quarter_end)
    }

    /// Finished, and no later than its deadline.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        self.finished_on.is_some_and(|day| day <= self.deadline())
    }
}

/// A line of an action item's progress log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProgressEntry {
    /// Key.
    pub id: Id<ProgressEntry>,
    /// The action item.
    pub action_id: Id<ActionItem>,
    /// The day it was noted.
    pub noted_on: Date,
    /// Percent done, 0–100.
    pub percent: i32,
    /// What was done.
    pub note: String,
}

record!(ProgressEntry in "progress_entries" { id, action_id, noted_on, percent, note }
    list Listing { agency: None, year: None, parent: Some("action_id"), order: "noted_on DESC, id DESC" });

impl ProgressEntry {
    fn rules(&self) -> Result<(), Error> {
        ensure((0..=100).contains(&self.percent), "percent", "out_of_range")
    }
}
