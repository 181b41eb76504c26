use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::expansion;
use crate::register::Register;

/// A register with one field beside its key, declared by these words.
fn declared(register: &TokenStream, field: &TokenStream) -> syn::Result<String> {
    let input: DeriveInput = syn::parse2(quote! {
        #[register(#register)]
        pub struct Gift { pub id: Id<Gift>, #field pub giver: String }
    })?;
    Ok(expansion::of(&Register::of(&input)?).to_string())
}

fn register() -> TokenStream {
    quote!(table = "gifts", one("ของขวัญ", "gift"), many("ทะเบียน", "Gifts"), called = giver, order = "id")
}

fn refusal(register: &TokenStream, field: &TokenStream) -> String {
    declared(register, field).expect_err("refused").to_string()
}

#[test]
fn a_field_that_says_nothing_or_not_who_may_read_it_does_not_compile() {
    assert_eq!(
        refusal(&register(), &quote!()),
        "`giver` says neither what it is called nor who may read it: #[field(\"Thai\", \"English\", class)]"
    );
    assert_eq!(
        refusal(&register(), &quote!(#[field("ผู้ให้", "Giver", required)])),
        "`giver`: needs a class: one of public, name, contact, identifier, confidential, remark"
    );
    declared(&register(), &quote!(#[field("ผู้ให้", "Giver", name, required)])).expect("a class is enough");
}

#[test]
fn what_is_said_twice_or_is_no_word_of_a_declaration_does_not_compile() {
    for (field, told) in [
        (quote!(#[field("ผู้ให้", "Giver", name, public)]), "`giver`: said twice"),
        (quote!(#[field("ผู้ให้", "Giver", name, search, search)]), "`giver`: said twice"),
        (quote!(#[field("ผู้ให้", "Giver", secret)]), "`giver`: `secret` is nothing that a field says of itself"),
        (quote!(#[field("ผู้ให้", "", name)]), "`giver`: a name in both languages is needed"),
        (quote!(#[field("ผู้ให้", "Giver", name, when(kind = "person"))]), "there is no field `kind`"),
    ] {
        assert_eq!(refusal(&register(), &field), told);
    }
}

#[test]
fn a_register_without_its_names_or_called_by_no_field_of_its_own_does_not_compile() {
    let field = quote!(#[field("ผู้ให้", "Giver", name)]);
    let unnamed = quote!(table = "gifts", one("ของขวัญ", "gift"), called = giver, order = "id");
    assert_eq!(refusal(&unnamed, &field), "a register says its name for many: many(\"Thai\", \"English\")");
    let elsewhere = quote!(table = "gifts", one("ของขวัญ", "gift"), many("ก", "G"), called = title, order = "id");
    assert_eq!(refusal(&elsewhere, &field), "there is no field `title`");
}

#[test]
fn the_sql_names_every_column_and_a_text_that_is_required_is_asked_for() {
    let code = declared(&register(), &quote!(#[field("ผู้ให้", "Giver", name, required)])).expect("compiles");
    for part in [
        "INSERT INTO gifts (id, giver) VALUES (:id, :giver) ON CONFLICT (id) DO UPDATE SET giver = excluded.giver",
        "SELECT id, giver FROM gifts WHERE id = :id",
        "required (\"giver\" , & self . giver)",
    ] {
        assert!(code.contains(part), "{part} in {code}");
    }
}

#[test]
fn what_cannot_be_empty_is_not_required_and_does_not_compile() {
    let input: DeriveInput = syn::parse_quote! {
        #[register(table = "gifts", one("ของขวัญ", "gift"), many("ทะเบียน", "Gifts"), called = nothing, order = "id")]
        pub struct Gift { pub id: Id<Gift>, #[field("วันที่รับ", "Received on", public, required)] pub received_on: Date }
    };
    let refused = Register::of(&input).map(|_| ()).expect_err("refused").to_string();
    assert_eq!(refused, "`received_on`: only a text can be empty, and so required");
}

#[test]
fn a_hint_that_several_fields_share_is_a_constant() {
    let code = declared(&register(), &quote!(#[field("ผู้ให้", "Giver", name, hint(NO_NAMES))])).expect("compiles");
    assert!(code.contains("hint : Some (NO_NAMES)"), "{code}");
}
