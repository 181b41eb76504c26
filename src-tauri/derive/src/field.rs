//! What a field says of itself.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Ident, LitBool, LitInt, LitStr, Path, Token, Type, parenthesized};

use crate::items::{Words, measure, once, strings};

/// A column of the register.
pub(crate) struct Field {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) about: About,
}

/// `#[field("Thai", "English", class, …)]`.
pub(crate) struct About {
    pub(crate) label: Words,
    pub(crate) class: Ident,
    pub(crate) required: bool,
    pub(crate) search: bool,
    pub(crate) computed: bool,
    pub(crate) internal: bool,
    pub(crate) lines: Option<u8>,
    pub(crate) span: Option<u8>,
    pub(crate) list: Option<(f32, f32)>,
    pub(crate) print: Option<(u8, Option<LitStr>)>,
    pub(crate) hint: Option<Hint>,
    pub(crate) example: Option<LitStr>,
    pub(crate) default: Option<String>,
    pub(crate) when: Option<When>,
    pub(crate) also: Vec<LitStr>,
}

/// `when(field = "word" | "word")`.
pub(crate) struct When {
    pub(crate) field: Ident,
    pub(crate) is: bool,
    pub(crate) words: Vec<LitStr>,
}

/// What to write, here or in a constant that several fields share.
pub(crate) enum Hint {
    Words(Words),
    Shared(Path),
}

/// The types of which no value says nothing.
const NEVER_EMPTY: [&str; 7] = ["Id", "Date", "FiscalYear", "Round", "NationalId", "CaseCode", "Image"];

const CLASSES: [&str; 6] = ["public", "name", "contact", "identifier", "confidential", "remark"];

impl Field {
    pub(crate) fn of(field: &syn::Field) -> syn::Result<Self> {
        let name = field.ident.clone().ok_or_else(|| syn::Error::new(field.span(), "fields have names"))?;
        let Some(attribute) = field.attrs.iter().find(|attribute| attribute.path().is_ident("field")) else {
            let message = format!(
                "`{name}` says neither what it is called nor who may read it: #[field(\"Thai\", \"English\", class)]"
            );
            return Err(syn::Error::new(name.span(), message));
        };
        let about: About = attribute.parse_args().map_err(|error| named(&name, &error))?;
        let field = Self { name, ty: field.ty.clone(), about };
        if field.about.required && !field.is_text() {
            let message = format!("`{}`: only a text can be empty, and so required", field.name);
            return Err(syn::Error::new(field.name.span(), message));
        }
        Ok(field)
    }

    /// Whether it is a `String`, which may be empty and may hold whatever was typed.
    pub(crate) fn is_text(&self) -> bool {
        matches!(&self.ty, Type::Path(path) if path.path.is_ident("String"))
    }

    /// Whether a new record has to be told it.
    pub(crate) fn is_never_empty(&self) -> bool {
        let Type::Path(path) = &self.ty else { return false };
        path.path.segments.last().is_some_and(|last| NEVER_EMPTY.iter().any(|name| last.ident == name))
    }
}

fn named(field: &Ident, error: &syn::Error) -> syn::Error {
    syn::Error::new(error.span(), format!("`{field}`: {error}"))
}

impl Parse for About {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let label = Words::bare(input)?;
        let mut about = Said::default();
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                about.item(input)?;
            }
        }
        let class = about
            .class
            .ok_or_else(|| syn::Error::new(label.th.span(), format!("needs a class: one of {}", CLASSES.join(", "))))?;
        Ok(Self {
            label,
            class,
            required: about.required,
            search: about.search,
            computed: about.computed,
            internal: about.internal,
            lines: about.lines,
            span: about.span,
            list: about.list,
            print: about.print,
            hint: about.hint,
            example: about.example,
            default: about.default,
            when: about.when,
            also: about.also,
        })
    }
}

/// What was read so far.
#[derive(Default)]
struct Said {
    class: Option<Ident>,
    required: bool,
    search: bool,
    computed: bool,
    internal: bool,
    lines: Option<u8>,
    span: Option<u8>,
    list: Option<(f32, f32)>,
    print: Option<(u8, Option<LitStr>)>,
    hint: Option<Hint>,
    example: Option<LitStr>,
    default: Option<String>,
    when: Option<When>,
    also: Vec<LitStr>,
}

impl Said {
    fn item(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let word: Ident = input.parse()?;
        let span = word.span();
        match word.to_string().as_str() {
            class if CLASSES.contains(&class) => once(&mut self.class, word, span),
            "required" => flag(&mut self.required, span),
            "search" => flag(&mut self.search, span),
            "computed" => flag(&mut self.computed, span),
            "internal" => flag(&mut self.internal, span),
            "lines" => once(&mut self.lines, whole(input)?, span),
            "span" => once(&mut self.span, whole(input)?, span),
            "list" => once(&mut self.list, width(input)?, span),
            "print" => once(&mut self.print, share(input)?, span),
            "hint" => once(&mut self.hint, input.parse()?, span),
            "example" => once(&mut self.example, string(input)?, span),
            "default" => once(&mut self.default, default(input)?, span),
            "when" => once(&mut self.when, input.parse()?, span),
            "also" => {
                self.also.extend(strings(input)?);
                Ok(())
            }
            _ => Err(syn::Error::new(span, format!("`{word}` is nothing that a field says of itself"))),
        }
    }
}

fn flag(slot: &mut bool, span: proc_macro2::Span) -> syn::Result<()> {
    if std::mem::replace(slot, true) { Err(syn::Error::new(span, "said twice")) } else { Ok(()) }
}

fn whole(input: ParseStream<'_>) -> syn::Result<u8> {
    let inner;
    parenthesized!(inner in input);
    inner.parse::<LitInt>()?.base10_parse()
}

fn string(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let inner;
    parenthesized!(inner in input);
    inner.parse()
}

/// `(least)`, `(least, growth fr)` or `(growth fr)`: rem, and a share of the room that is left.
fn width(input: ParseStream<'_>) -> syn::Result<(f32, f32)> {
    let inner;
    parenthesized!(inner in input);
    let (first, suffix) = measure(&inner)?;
    if inner.is_empty() {
        return Ok(if suffix == "fr" { (0.0, first) } else { (first, 0.0) });
    }
    inner.parse::<Token![,]>()?;
    Ok((first, measure(&inner)?.0))
}

/// `(share)` or `(share, "heading")`.
fn share(input: ParseStream<'_>) -> syn::Result<(u8, Option<LitStr>)> {
    let inner;
    parenthesized!(inner in input);
    let share = inner.parse::<LitInt>()?.base10_parse()?;
    if inner.is_empty() {
        return Ok((share, None));
    }
    inner.parse::<Token![,]>()?;
    Ok((share, Some(inner.parse()?)))
}

/// A word, a number or `true`, as text.
fn default(input: ParseStream<'_>) -> syn::Result<String> {
    let inner;
    parenthesized!(inner in input);
    if inner.peek(LitStr) {
        return Ok(inner.parse::<LitStr>()?.value());
    }
    if inner.peek(LitBool) {
        return Ok(inner.parse::<LitBool>()?.value.to_string());
    }
    Ok(inner.parse::<LitInt>()?.base10_digits().to_owned())
}

impl Parse for Hint {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let inner;
        parenthesized!(inner in input);
        if inner.peek(LitStr) { Words::bare(&inner).map(Self::Words) } else { inner.parse().map(Self::Shared) }
    }
}

impl Parse for When {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let inner;
        parenthesized!(inner in input);
        let field = inner.parse()?;
        let is = !inner.peek(Token![!=]);
        if is {
            inner.parse::<Token![=]>()?;
        } else {
            inner.parse::<Token![!=]>()?;
        }
        let words = syn::punctuated::Punctuated::<LitStr, Token![|]>::parse_separated_nonempty(&inner)?;
        Ok(Self { field, is, words: words.into_iter().collect() })
    }
}

impl About {
    /// The variant of `Class`.
    pub(crate) fn class(&self) -> TokenStream {
        let word = self.class.to_string();
        let (first, rest) = word.split_at(1);
        let variant = Ident::new(&format!("{}{rest}", first.to_uppercase()), self.class.span());
        quote!(crate::registers::Class::#variant)
    }
}
