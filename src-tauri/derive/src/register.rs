//! What a register says of itself.

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Ident, LitStr, Token, parenthesized};

use crate::field::Field;
use crate::items::{Words, once, sql};

/// A struct that declares a register.
pub(crate) struct Register {
    pub(crate) name: Ident,
    pub(crate) key: Ident,
    pub(crate) about: About,
    pub(crate) fields: Vec<Field>,
}

/// `#[register(…)]`.
pub(crate) struct About {
    pub(crate) table: LitStr,
    pub(crate) one: Words,
    pub(crate) many: Words,
    pub(crate) called: Called,
    pub(crate) order: LitStr,
    pub(crate) agency: Option<String>,
    pub(crate) year: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) icon: Option<LitStr>,
    pub(crate) areas: Vec<Ident>,
    pub(crate) listed: Option<LitStr>,
    pub(crate) retained: Option<Retained>,
    pub(crate) distinct: Option<Ident>,
    pub(crate) unique: Vec<Ident>,
    pub(crate) paper: Option<Paper>,
    pub(crate) attachable: bool,
    pub(crate) guarded: bool,
    pub(crate) prepared: bool,
    pub(crate) followed: bool,
    pub(crate) facts: bool,
    pub(crate) printed: bool,
    pub(crate) ruled: bool,
    pub(crate) secrecy: Option<LitStr>,
    pub(crate) dues: Vec<DueDay>,
}

/// `retained(Class, since = fiscal_year(day), only = "SQL")`.
pub(crate) struct Retained {
    pub(crate) class: Ident,
    pub(crate) since: Option<String>,
    pub(crate) only: Option<LitStr>,
}

/// `due("Thai", "English", field, until = field)`: a day by which something is to be done, and the field that says when it was; or a day
/// that `passes` by itself. Without either it is overdue until it is moved. Last, `reckoned` where the day was found by counting, which
/// holidays move.
pub(crate) struct DueDay {
    pub(crate) words: Words,
    pub(crate) field: Ident,
    pub(crate) until: Option<Ident>,
    /// Whether the day passes by itself, and nothing is to be done.
    pub(crate) passes: bool,
    /// Whether it was found by counting days.
    pub(crate) reckoned: bool,
}

/// `paper(field, …)`, or `paper("Thai title", field, …)` where the list has another title.
pub(crate) struct Paper {
    pub(crate) title: Option<LitStr>,
    pub(crate) fields: Vec<Ident>,
}

/// By what a record is called.
pub(crate) enum Called {
    /// A field of its own.
    Field(Ident),
    /// SQL that tells nothing personal.
    Sql(String),
    /// SQL that tells a person's name.
    Person(String),
    /// Nothing.
    Nothing,
}

impl Register {
    pub(crate) fn of(input: &DeriveInput) -> syn::Result<Self> {
        let Some(attribute) = input.attrs.iter().find(|attribute| attribute.path().is_ident("register")) else {
            return Err(syn::Error::new(
                input.ident.span(),
                "a register says what it is: #[register(table = \"…\", …)]",
            ));
        };
        let about: About = attribute.parse_args()?;
        let Data::Struct(data) = &input.data else {
            return Err(syn::Error::new(input.ident.span(), "a register is a struct"));
        };
        let Fields::Named(named) = &data.fields else {
            return Err(syn::Error::new(input.ident.span(), "a register's fields have names"));
        };
        let mut fields = named.named.iter();
        let key = fields.next().and_then(|field| field.ident.clone());
        let Some(key) = key.filter(|key| key == "id") else {
            return Err(syn::Error::new(named.span(), "a register's first field is its key, `id`"));
        };
        let fields = fields.map(Field::of).collect::<syn::Result<Vec<_>>>()?;
        let register = Self { name: input.ident.clone(), key, about, fields };
        register.check()?;
        Ok(register)
    }

    /// What names a field names one that is there.
    fn check(&self) -> syn::Result<()> {
        let named = self.fields.iter().filter_map(|field| field.about.when.as_ref()).map(|when| &when.field);
        let called = match &self.about.called {
            Called::Field(field) => Some(field),
            _ => None,
        };
        let on_paper = self.about.paper.iter().flat_map(|paper| &paper.fields);
        let due = self.about.dues.iter().flat_map(|due| std::iter::once(&due.field).chain(&due.until));
        let mut all =
            named.chain(due).chain(called).chain(&self.about.distinct).chain(&self.about.unique).chain(on_paper);
        all.try_for_each(|name| match self.has(name) {
            true => Ok(()),
            false => Err(syn::Error::new(name.span(), format!("there is no field `{name}`"))),
        })
    }

    fn has(&self, name: &Ident) -> bool {
        self.fields.iter().any(|field| field.name == *name)
    }
}

impl Parse for About {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut said = Said::default();
        while !input.is_empty() {
            said.item(input)?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        let missing = |what: &str| syn::Error::new(input.span(), format!("a register says its {what}"));
        Ok(Self {
            table: said.table.ok_or_else(|| missing("table"))?,
            one: said.one.ok_or_else(|| missing("name for one: one(\"Thai\", \"English\")"))?,
            many: said.many.ok_or_else(|| missing("name for many: many(\"Thai\", \"English\")"))?,
            called: said.called.ok_or_else(|| missing("records' name: called = field"))?,
            order: said.order.ok_or_else(|| missing("order"))?,
            agency: said.agency,
            year: said.year,
            parent: said.parent,
            icon: said.icon,
            areas: said.areas.unwrap_or_default(),
            listed: said.listed,
            retained: said.retained,
            distinct: said.distinct,
            unique: said.unique.unwrap_or_default(),
            paper: said.paper,
            attachable: said.attachable.is_some(),
            guarded: said.guarded.is_some(),
            prepared: said.prepared.is_some(),
            followed: said.followed.is_some(),
            facts: said.facts.is_some(),
            printed: said.printed.is_some(),
            ruled: said.ruled.is_some(),
            secrecy: said.secrecy,
            dues: said.dues,
        })
    }
}

/// What was read so far.
#[derive(Default)]
struct Said {
    table: Option<LitStr>,
    one: Option<Words>,
    many: Option<Words>,
    called: Option<Called>,
    order: Option<LitStr>,
    agency: Option<String>,
    year: Option<String>,
    parent: Option<String>,
    icon: Option<LitStr>,
    areas: Option<Vec<Ident>>,
    listed: Option<LitStr>,
    retained: Option<Retained>,
    distinct: Option<Ident>,
    unique: Option<Vec<Ident>>,
    paper: Option<Paper>,
    attachable: Option<()>,
    guarded: Option<()>,
    prepared: Option<()>,
    followed: Option<()>,
    facts: Option<()>,
    printed: Option<()>,
    ruled: Option<()>,
    secrecy: Option<LitStr>,
    dues: Vec<DueDay>,
}

impl Said {
    fn item(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let word: Ident = input.parse()?;
        let span = word.span();
        match word.to_string().as_str() {
            "one" => once(&mut self.one, input.parse()?, span),
            "many" => once(&mut self.many, input.parse()?, span),
            "areas" => once(&mut self.areas, idents(input)?, span),
            "unique" => once(&mut self.unique, idents(input)?, span),
            "retained" => once(&mut self.retained, input.parse()?, span),
            "paper" => once(&mut self.paper, input.parse()?, span),
            "due" => {
                self.dues.push(input.parse()?);
                Ok(())
            }
            "attachable" => once(&mut self.attachable, (), span),
            "guarded" => once(&mut self.guarded, (), span),
            "prepared" => once(&mut self.prepared, (), span),
            "followed" => once(&mut self.followed, (), span),
            "facts" => once(&mut self.facts, (), span),
            "printed" => once(&mut self.printed, (), span),
            "ruled" => once(&mut self.ruled, (), span),
            word => {
                input.parse::<Token![=]>()?;
                self.assigned(word, input, span)
            }
        }
    }

    fn assigned(&mut self, word: &str, input: ParseStream<'_>, span: Span) -> syn::Result<()> {
        match word {
            "table" => once(&mut self.table, input.parse()?, span),
            "order" => once(&mut self.order, input.parse()?, span),
            "icon" => once(&mut self.icon, input.parse()?, span),
            "secrecy" => once(&mut self.secrecy, input.parse()?, span),
            "listed" => once(&mut self.listed, input.parse()?, span),
            "distinct" => once(&mut self.distinct, input.parse()?, span),
            "agency" => once(&mut self.agency, sql(input)?, span),
            "year" => once(&mut self.year, sql(input)?, span),
            "parent" => once(&mut self.parent, sql(input)?, span),
            "called" => once(&mut self.called, input.parse()?, span),
            _ => Err(syn::Error::new(span, format!("`{word}` is nothing that a register says of itself"))),
        }
    }
}

impl Parse for Called {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Ok(Self::Sql(input.parse::<LitStr>()?.value()));
        }
        let word: Ident = input.parse()?;
        if word == "nothing" {
            return Ok(Self::Nothing);
        }
        if word != "person" {
            return Ok(Self::Field(word));
        }
        let inner;
        parenthesized!(inner in input);
        Ok(Self::Person(inner.parse::<LitStr>()?.value()))
    }
}

impl Parse for Retained {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let inner;
        parenthesized!(inner in input);
        let mut retained = Self { class: inner.parse()?, since: None, only: None };
        while !inner.is_empty() {
            inner.parse::<Token![,]>()?;
            let word: Ident = inner.parse()?;
            inner.parse::<Token![=]>()?;
            match word.to_string().as_str() {
                "since" => once(&mut retained.since, sql(&inner)?, word.span())?,
                "only" => once(&mut retained.only, inner.parse()?, word.span())?,
                _ => return Err(syn::Error::new(word.span(), format!("`{word}` is nothing that keeping goes by"))),
            }
        }
        Ok(retained)
    }
}

impl Parse for DueDay {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let inner;
        parenthesized!(inner in input);
        let words = Words::bare(&inner)?;
        inner.parse::<Token![,]>()?;
        let mut due = Self { words, field: inner.parse()?, until: None, passes: false, reckoned: false };
        while !inner.is_empty() {
            inner.parse::<Token![,]>()?;
            let word: Ident = inner.parse()?;
            if word == "passes" {
                due.passes = true;
            } else if word == "reckoned" {
                due.reckoned = true;
            } else if word == "until" {
                inner.parse::<Token![=]>()?;
                due.until = Some(inner.parse()?);
            } else {
                let message =
                    "what is due is due `until` another field holds a day, or `passes` by itself, or was `reckoned`";
                return Err(syn::Error::new(word.span(), message));
            }
        }
        Ok(due)
    }
}

impl Parse for Paper {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let inner;
        parenthesized!(inner in input);
        let title = if inner.peek(LitStr) { Some(inner.parse()?) } else { None };
        if title.is_some() {
            inner.parse::<Token![,]>()?;
        }
        let fields = inner.parse_terminated(<Ident as Parse>::parse, Token![,])?.into_iter().collect();
        Ok(Self { title, fields })
    }
}

fn idents(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let inner;
    parenthesized!(inner in input);
    Ok(inner.parse_terminated(<Ident as Parse>::parse, Token![,])?.into_iter().collect())
}
