//! The real window, driven as a person drives it.

#[test]
fn the_window_opens() -> anyhow::Result<()> {
    let window = driver::Window::open()?;
    println!("{}", window.page_text()?);
    Ok(())
}
