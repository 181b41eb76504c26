//! `#[derive(Register)]`: a struct that declares a register becomes a record of the store with all that is known of its fields.
//!
//! Invariant: what a field is, who may read it above all, is said where the field is, or the program does not compile. Used by the
//! core crate alone, whose types the code it writes names.

mod expansion;
mod field;
mod items;
mod register;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives `Record` and its declaration.
///
/// ```text
/// #[register(table = "gifts", one("ของขวัญ", "gift"), many("ทะเบียนของขวัญ", "Gift register"), …)]
/// pub struct Gift {
///     pub id: Id<Gift>,
///     #[field("ผู้ให้", "Giver", name, required, list(8, 2fr), print(15), search)]
///     pub giver: String,
/// }
/// ```
///
/// Of the register: `table`, `one`, `many`, `called`, `order`; and where they apply `agency`, `year`, `parent` (each a column,
/// SQL in quotes, or `fiscal_year(column)`), `icon`, `areas(…)`, `listed`, `distinct`, `attachable`, `guarded`; `unique(field, …)` of which
/// no two records have all alike; `retained(Class, since = year, only = "condition")`, where it is not the year of the record that it
/// is kept from; `paper(field, …)` as it is printed, under another
/// title where one stands before the fields;
/// `prepared` where the struct's own `prepared(self, reader, new)` answers the record with what is found on saving, `followed` where
/// its `followed(&self, tx)` carries on to other records what was saved or removed, `facts` where its `found(&self, today)` answers
/// what is shown besides, `printed` where its `printed(&self, reader, field, today)` has other words for paper,
/// `due("Thai", "English", field, until = field)` for each day by which something is to be done of it, and the field that says when it was
/// (see `DueDay`);
/// and `ruled` where its `rule_on_paper(reader, agency)` says by which rule it is kept; `secrecy` is the class of its prints.
///
/// Of a field: the Thai and the English label and its class (`public`, `name`, `contact`, `identifier`, `confidential`,
/// `remark`); and where they apply `required`, `search`, `computed`, `internal`, `lines(rows)`, `span(columns)`,
/// `list(least, growth)`, `print(share, "heading")`, `hint("th", "en")` or `hint(CONSTANT)`, `example("…")`, `default(value)`,
/// `when(field = "word" | "word")` or `when(field != "word")`, `also("heading", …)`.
#[proc_macro_derive(Register, attributes(register, field))]
pub fn derive_register(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    register::Register::of(&input)
        .map_or_else(syn::Error::into_compile_error, |register| expansion::of(&register))
        .into()
}
