//! The code that a declaration stands for.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitStr};

use crate::field::{Field, Hint, When};
use crate::items::Words;
use crate::register::{Called, DueDay, Paper, Register, Retained};

/// The implementations of `Record` and `Register`.
pub(crate) fn of(register: &Register) -> TokenStream {
    let (name, declaration) = (&register.name, declaration(register));
    let (sql, rows, fields) = (sql(register), rows(register), of_fields(register));
    let names = register.fields.iter().map(|field| &field.name);
    let places = 0..register.fields.len();
    let own_words = own_words(register);
    let blank = blank(register);
    quote! {
        impl #name {
            #blank
        }

        impl crate::registers::Record for #name {
            #sql
            #rows
            #fields
        }

        impl crate::registers::Register for #name {
            #declaration
            fn cell(&self, at: usize) -> crate::registers::Cell<'_> {
                match at {
                    #(#places => crate::registers::FieldType::cell(&self.#names),)*
                    _ => crate::registers::Cell::Empty,
                }
            }
            #own_words
        }
    }
}

/// What a register says by functions of its own.
fn own_words(register: &Register) -> TokenStream {
    let prepare = register.about.prepared.then(|| {
        quote! {
            fn prepare(self, reader: &crate::Reader<'_>, new: &crate::Surroundings) -> crate::Result<Self> {
                self.prepared(reader, new)
            }
        }
    });
    let follow = register.about.followed.then(|| {
        quote! {
            fn follow(&self, tx: &crate::Tx<'_>) -> crate::Result<()> {
                self.followed(tx)
            }
        }
    });
    let facts = register.about.facts.then(|| {
        quote! {
            fn facts(&self, today: crate::values::Date) -> serde_json::Value {
                serde_json::to_value(self.found(today)).unwrap_or_default()
            }
        }
    });
    let printed = register.about.printed.then(|| {
        quote! {
            fn on_paper(
                &self,
                reader: &crate::Reader<'_>,
                field: &str,
                today: crate::values::Date,
            ) -> crate::Result<Option<String>> {
                self.printed(reader, field, today)
            }
        }
    });
    let ruled = register.about.ruled.then(|| {
        quote! {
            fn rule(reader: &crate::Reader<'_>, agency: crate::values::Id<crate::registers::Agency>) -> crate::Result<Option<String>> {
                Self::rule_on_paper(reader, agency).map(Some)
            }
        }
    });
    quote! {
        #prepare
        #follow
        #facts
        #printed
        #ruled
    }
}

fn declaration(register: &Register) -> TokenStream {
    let about = &register.about;
    let (table, name) = (&about.table, register.name.to_string());
    let (one, many, called) = (words(&about.one), words(&about.many), called(&about.called));
    let (icon, listed) = (optional(&about.icon), optional(&about.listed));
    let areas = about.areas.iter().map(|area| quote!(crate::registers::Area::#area));
    let retained = match &about.retained {
        Some(Retained { class, since, only }) => {
            let (since, only) = (optional(since), optional(only));
            some(&quote!(crate::registers::Retained {
                class: crate::registers::RecordClass::#class,
                since: #since,
                only: #only,
            }))
        }
        None => quote!(None),
    };
    let distinct = optional(&about.distinct.as_ref().map(ToString::to_string));
    let unique = about.unique.iter().map(ToString::to_string);
    let paper = match &about.paper {
        Some(Paper { title, fields }) => {
            let (title, fields) = (optional(title), fields.iter().map(ToString::to_string));
            some(&quote!(crate::registers::Paper { title: #title, fields: &[#(#fields),*] }))
        }
        None => {
            let printed = register.fields.iter().filter(|field| field.about.print.is_some());
            let fields: Vec<String> = printed.map(|field| field.name.to_string()).collect();
            match fields.as_slice() {
                [] => quote!(None),
                fields => some(&quote!(crate::registers::Paper { title: None, fields: &[#(#fields),*] })),
            }
        }
    };
    let dues = about.dues.iter().map(due_day);
    let secrecy = optional(&about.secrecy);
    let (attachable, editable) = (about.attachable, !about.guarded);
    let fields = register.fields.iter().map(field);
    quote! {
        const DECLARATION: crate::registers::Declaration = crate::registers::Declaration {
            table: #table,
            type_name: #name,
            one: #one,
            many: #many,
            called: #called,
            listing: <Self as crate::registers::Record>::LIST,
            icon: #icon,
            areas: &[#(#areas),*],
            listed: #listed,
            retained: #retained,
            distinct: #distinct,
            unique: &[#(#unique),*],
            paper: #paper,
            secrecy: #secrecy,
            dues: &[#(#dues),*],
            attachable: #attachable,
            editable: #editable,
            fields: &[#(#fields),*],
        };
    }
}

fn due_day(due: &DueDay) -> TokenStream {
    let (words, field, passes, reckoned) = (words(&due.words), due.field.to_string(), due.passes, due.reckoned);
    let until = optional(&due.until.as_ref().map(ToString::to_string));
    quote!(crate::registers::DueDay { words: #words, field: #field, until: #until, passes: #passes, reckoned: #reckoned })
}

fn field(field: &Field) -> TokenStream {
    let (name, ty, about) = (field.name.to_string(), &field.ty, &field.about);
    let (label, class) = (words(&about.label), about.class());
    let (required, search, computed, internal) = (about.required, about.search, about.computed, about.internal);
    let lines = about.lines.map_or_else(|| quote!(None), |rows| quote!(Some(#rows)));
    let span = about.span.map_or_else(|| quote!(None), |columns| quote!(Some(#columns)));
    let list = match about.list {
        Some((least, growth)) => quote!(Some(crate::registers::Width { least: #least, growth: #growth })),
        None => quote!(None),
    };
    let print = match &about.print {
        Some((share, heading)) => {
            let heading = optional(heading);
            quote!(Some(crate::registers::OnPaper { share: #share, heading: #heading }))
        }
        None => quote!(None),
    };
    let hint = match &about.hint {
        Some(Hint::Words(hint)) => some(&words(hint)),
        Some(Hint::Shared(path)) => quote!(Some(#path)),
        None => quote!(None),
    };
    let example = optional(&about.example);
    let default = optional(&about.default);
    let when = about.when.as_ref().map_or_else(|| quote!(None), |when| some(&shown_when(when)));
    let also = &about.also;
    quote! {
        crate::registers::Field {
            name: #name,
            label: #label,
            class: #class,
            kind: <#ty as crate::registers::FieldType>::KIND,
            optional: <#ty as crate::registers::FieldType>::OPTIONAL,
            required: #required,
            search: #search,
            computed: #computed,
            internal: #internal,
            lines: #lines,
            span: #span,
            list: #list,
            print: #print,
            hint: #hint,
            example: #example,
            default: #default,
            when: #when,
            also: &[#(#also),*],
        }
    }
}

fn sql(register: &Register) -> TokenStream {
    let (table, key) = (register.about.table.value(), register.key.to_string());
    let names: Vec<String> = register.fields.iter().map(|field| field.name.to_string()).collect();
    let columns: Vec<&str> = std::iter::once(key.as_str()).chain(names.iter().map(String::as_str)).collect();
    let all = columns.join(", ");
    let placed: Vec<String> = columns.iter().map(|column| format!(":{column}")).collect();
    let renewed: Vec<String> = names.iter().map(|column| format!("{column} = excluded.{column}")).collect();
    let find = format!("SELECT {all} FROM {table} WHERE {key} = :id");
    let add = format!("INSERT INTO {table} ({all}) VALUES ({})", placed.join(", "));
    let put = format!("{add} ON CONFLICT ({key}) DO UPDATE SET {}", renewed.join(", "));
    let remove = format!("DELETE FROM {table} WHERE {key} = :id");
    let about = &register.about;
    let (agency, year, parent) = (optional(&about.agency), optional(&about.year), optional(&about.parent));
    let order = &about.order;
    quote! {
        const LIST: crate::registers::Listing =
            crate::registers::Listing { agency: #agency, year: #year, parent: #parent, order: #order };
        const TABLE: &'static str = #table;
        const COLUMNS: &'static [&'static str] = &[#(#columns),*];
        const FIND: &'static str = #find;
        const ADD: &'static str = #add;
        const PUT: &'static str = #put;
        const REMOVE: &'static str = #remove;
    }
}

fn rows(register: &Register) -> TokenStream {
    let key = &register.key;
    let key_name = key.to_string();
    let names: Vec<&Ident> = register.fields.iter().map(|field| &field.name).collect();
    let columns = names.iter().map(|name| name.to_string());
    quote! {
        fn key(&self) -> String {
            self.#key.to_string()
        }
        fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
            Ok(Self { #key: row.get(#key_name)?, #(#names: row.get(#columns)?),* })
        }
        fn values(&self) -> Vec<&dyn rusqlite::types::ToSql> {
            vec![&self.#key, #(&self.#names),*]
        }
    }
}

/// The constructor of a record of which only what cannot be empty is said.
fn blank(register: &Register) -> TokenStream {
    let (asked, given): (Vec<&Field>, Vec<&Field>) = register.fields.iter().partition(|field| field.is_never_empty());
    let names = asked.iter().map(|field| &field.name);
    let parameters = asked.iter().map(|Field { name, ty, .. }| quote!(#name: #ty));
    let values = given.iter().map(|Field { name, about, .. }| {
        let default = optional(&about.default);
        quote!(#name: crate::registers::Blank::blank(#default))
    });
    quote! {
        /// A record with what cannot be empty; all else is as declared for a new one, or says nothing.
        #[must_use]
        pub fn blank(id: crate::values::Id<Self>, #(#parameters),*) -> Self {
            Self { id, #(#names,)* #(#values),* }
        }
    }
}

fn of_fields(register: &Register) -> TokenStream {
    let distinct = match &register.about.distinct {
        Some(field) => {
            let name = field.to_string();
            quote!(Some((#name, self.#field.as_str())))
        }
        None => quote!(None),
    };
    let names: Vec<&Ident> = register.fields.iter().map(|field| &field.name).collect();
    let columns = names.iter().map(|name| name.to_string());
    let required = register.fields.iter().filter(|field| field.about.required).map(|field| {
        let (name, column) = (&field.name, field.name.to_string());
        quote!(crate::registers::required(#column, &self.#name)?;)
    });
    let texts: Vec<&Ident> = register.fields.iter().filter(|field| field.is_text()).map(|field| &field.name).collect();
    let text_names = texts.iter().map(|name| name.to_string());
    quote! {
        fn distinct(&self) -> Option<(&'static str, &str)> {
            #distinct
        }
        fn check(&self) -> Result<(), crate::Error> {
            #(crate::registers::within_bounds(#columns, &self.#names)?;)*
            #(#required)*
            self.rules()
        }
        fn texts(&self) -> Vec<&String> {
            vec![#(&self.#texts),*]
        }
        fn names_of_texts(&self) -> Vec<&'static str> {
            vec![#(#text_names),*]
        }
        fn texts_mut(&mut self) -> Vec<&mut String> {
            vec![#(&mut self.#texts),*]
        }
    }
}

fn words(words: &Words) -> TokenStream {
    let (th, en) = (&words.th, &words.en);
    quote!(crate::registers::Words { th: #th, en: #en })
}

fn called(called: &Called) -> TokenStream {
    match called {
        Called::Field(field) => {
            let field = field.to_string();
            quote!(crate::registers::Called::Field(#field))
        }
        Called::Sql(sql) => quote!(crate::registers::Called::Sql(#sql)),
        Called::Person(sql) => quote!(crate::registers::Called::Person(#sql)),
        Called::Nothing => quote!(crate::registers::Called::Nothing),
    }
}

fn shown_when(when: &When) -> TokenStream {
    let (field, is, words): (String, bool, &[LitStr]) = (when.field.to_string(), when.is, &when.words);
    quote!(crate::registers::When { field: #field, is: #is, words: &[#(#words),*] })
}

fn optional<T: quote::ToTokens>(value: &Option<T>) -> TokenStream {
    value.as_ref().map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

fn some(value: &TokenStream) -> TokenStream {
    quote!(Some(#value))
}
