//! The small grammar that both attributes share: words, pairs of words, numbers, and a column or SQL.

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitFloat, LitInt, LitStr, Token, parenthesized};

/// `("Thai", "English")`.
#[derive(Clone)]
pub(crate) struct Words {
    pub(crate) th: LitStr,
    pub(crate) en: LitStr,
}

impl Parse for Words {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let inner;
        parenthesized!(inner in input);
        Self::bare(&inner)
    }
}

impl Words {
    /// `"Thai", "English"`.
    pub(crate) fn bare(input: ParseStream<'_>) -> syn::Result<Self> {
        let th: LitStr = input.parse()?;
        input.parse::<Token![,]>()?;
        let en: LitStr = input.parse()?;
        if th.value().trim().is_empty() || en.value().trim().is_empty() {
            return Err(syn::Error::new(th.span(), "a name in both languages is needed"));
        }
        Ok(Self { th, en })
    }
}

/// SQL over the register's own table: a column, `fiscal_year(column)`, or written out.
pub(crate) fn sql(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(LitStr) {
        return Ok(input.parse::<LitStr>()?.value());
    }
    let name: Ident = input.parse()?;
    if name != "fiscal_year" {
        return Ok(name.to_string());
    }
    let inner;
    parenthesized!(inner in input);
    let day: Ident = inner.parse()?;
    // Named in the Buddhist Era; it begins in October of the year before.
    Ok(format!("(CAST(substr({day}, 1, 4) AS INTEGER) + 543 + (substr({day}, 6, 2) >= '10'))"))
}

/// A whole number or a decimal, with the suffix it bears, `fr` or none.
pub(crate) fn measure(input: ParseStream<'_>) -> syn::Result<(f32, String)> {
    if input.peek(LitFloat) {
        let number: LitFloat = input.parse()?;
        return Ok((number.base10_parse()?, number.suffix().to_owned()));
    }
    let number: LitInt = input.parse()?;
    Ok((number.base10_parse()?, number.suffix().to_owned()))
}

/// Every string of a list in parentheses.
pub(crate) fn strings(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    let inner;
    parenthesized!(inner in input);
    Ok(inner.parse_terminated(<LitStr as Parse>::parse, Token![,])?.into_iter().collect())
}

/// Puts what is said once where it was not yet said.
pub(crate) fn once<T>(slot: &mut Option<T>, value: T, span: Span) -> syn::Result<()> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(syn::Error::new(span, "said twice")),
    }
}
