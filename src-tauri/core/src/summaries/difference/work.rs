//! The year's work as it is compared: plans, strategies, action items, training, awards and nominees.

use super::subject::{Subject, fields};
use super::words::Written;
use crate::registers::{
    ActionItem, AwardScheme, Nomination, ProgressEntry, Record, StrategicPlan, Strategy, TrainingSession,
};
use crate::summaries::{ActionWork, AwardWork, Nominee, PlanWork, StrategyWork, TrainingWork, YearsWork};

/// Of lines of progress without words those that the other work has one beside: what an action's state says alone is told by it.
pub(super) fn subjects(work: &YearsWork, other: &YearsWork) -> Vec<Subject> {
    // Coverage is counted by unit and belongs to the whole.
    let YearsWork { plans, trainings, coverage: _, awards } = work;
    let mut subjects = Vec::new();
    for PlanWork { plan: of, strategies } in plans {
        subjects.push(plan(of));
        for StrategyWork { strategy: of, actions } in strategies {
            subjects.push(strategy(of));
            let beside = |id| actions_of(other).any(|work| work.action.id == id && work.progress.is_some());
            subjects.extend(actions.iter().map(|work| action(work, beside(work.action.id))));
        }
    }
    subjects.extend(trainings.iter().map(training));
    for AwardWork { scheme, nominees } in awards {
        subjects.push(award(scheme));
        subjects.extend(nominees.iter().map(nominee));
    }
    subjects
}

fn plan(plan: &StrategicPlan) -> Subject {
    let mut subject = Subject::new(StrategicPlan::TABLE, plan.id.to_string(), "แผน", "", &plan.title);
    fields!(subject, "plan", plan, StrategicPlan {
        title, first_year, last_year, vision, mission,
        review, approved_on,
    } apart from { id, agency_id });
    subject
}

fn strategy(strategy: &Strategy) -> Subject {
    let mut subject = Subject::new(Strategy::TABLE, strategy.id.to_string(), "กลยุทธ์ที่", &strategy.code, &strategy.title);
    fields!(subject, "strategy", strategy, Strategy {
        code, title, goal, pillar, position, chapter, state_strategy,
    } apart from { id, plan_id });
    subject
}

fn actions_of(work: &YearsWork) -> impl Iterator<Item = &ActionWork> {
    work.plans.iter().flat_map(|plan| &plan.strategies).flat_map(|strategy| &strategy.actions)
}

fn action(ActionWork { action, progress, assumed: _ }: &ActionWork, has_beside: bool) -> Subject {
    let mut subject = Subject::new(ActionItem::TABLE, action.id.to_string(), "โครงการ", &action.code, &action.title);
    fields!(subject, "action", action, ActionItem {
        year, code, title, target, responsible,
        area, audience, measure, q1,
        q2, q3, q4, budget,
        spend, due_on, finished_on, status, chapter, state_strategy,
    } apart from { id, strategy_id });
    if let Some(progress) = progress.as_ref().filter(|progress| has_beside || !progress.note.is_empty()) {
        fields!(subject, "progress", progress, ProgressEntry {
            noted_on "วันที่บันทึกความก้าวหน้า", percent, note,
        } apart from { id, action_id, status, spend, finished_on, assumed });
    }
    subject
}

fn training(TrainingWork { session, attended, completed }: &TrainingWork) -> Subject {
    let mut subject = Subject::new(TrainingSession::TABLE, session.id.to_string(), "การฝึกอบรม", "", &session.title);
    subject.add("attended", "ผู้เข้าร่วม (คน)", attended.written());
    subject.add("completed", "ผู้ผ่านการอบรม (คน)", completed.written());
    fields!(subject, "training", session, TrainingSession {
        year, title, topic, course, starts_on, ends_on,
        hours, required_hours, place, online,
        speakers, organiser, target_group, seats, budget,
        spend, pre_test, post_test,
        satisfaction,
    } apart from { id, agency_id });
    subject
}

fn award(scheme: &AwardScheme) -> Subject {
    let mut subject = Subject::new(AwardScheme::TABLE, scheme.id.to_string(), "รางวัล", "", &scheme.name);
    fields!(subject, "award", scheme, AwardScheme {
        year, name, standard, criteria,
        eligibility, method, committee_order,
        rewards, announced_on,
    } apart from { id, agency_id });
    subject
}

/// Of a person only what the report prints, which is also all that a submission keeps.
fn nominee(Nominee { person, nomination }: &Nominee) -> Subject {
    let name = person.full_name();
    let mut subject =
        Subject::new(Nomination::TABLE, nomination.id.to_string(), "ผู้ได้รับการเสนอชื่อ", "", "").about(name.clone());
    subject.add("person.name", "ชื่อ", name.written());
    subject.add("person.position", "ตำแหน่ง", person.position.written());
    subject.add("person.level", "ระดับ", person.level.written());
    subject.add("person.unit", "สังกัด", person.unit.written());
    fields!(subject, "nomination", nomination, Nomination {
        score, decision,
    } apart from { id, scheme_id, person_id, nominator, reasons, evidence });
    subject
}
