//! Values that cannot be wrong: money in satang, fiscal years by their Buddhist-Era name, dates, national ids, typed keys.
//!
//! Invariant: a value that exists is well formed; anything read from outside goes through a constructor that may refuse.
//! Depends on nothing else in this crate.

mod bounds;
mod case_code;
mod date;
mod digest;
pub mod file_name;
mod folding;
mod id;
mod money;
mod national_id;
pub mod personal;
mod sql;
pub mod thai;
mod year;

pub use bounds::Bounded;
pub(crate) use bounds::within_bounds;
pub use case_code::CaseCode;
pub use date::Date;
pub use digest::sha256_hex;
pub(crate) use folding::folded;
pub use id::{Id, Ids};
pub use money::{Money, MoneySum};
pub use national_id::{NationalId, NotANationalId};
pub use rust_decimal::Decimal;
pub use sql::Exact;
pub use year::{FiscalYear, Quarter, Round};
