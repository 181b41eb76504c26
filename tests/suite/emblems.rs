//! Emblems that were made to harm, each read as the window reads them: the program is never dead and stays small, whatever the
//! file does to the worker; and a workspace that came with one refuses the report in words, and prints once it is off.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use driver::{Workspace, executable};
use saisaat_core::registers::{Emblem, EmblemKind, Image};
use saisaat_core::{Action, Office, Surroundings, Verb};
use saisaat_report::emblem_reader::EmblemReader;
use saisaat_report::{Artwork, EmblemFault};

use super::memory::most_held;

const SOUND: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 30'>\
    <circle cx='30' cy='15' r='14' fill='#1b3a6b'/><path d='M30 8Q52 30 30 52T12 20Z' fill='#f4c430'/></svg>";

fn svg(body: &str) -> Vec<u8> {
    let links = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'";
    format!("<svg {links} width='100' height='100'>{body}</svg>").into_bytes()
}

fn nested(tag: &str, times: usize) -> Vec<u8> {
    let inner = "<path d='M0 0H9V9Z'/>";
    svg(&format!("{}{inner}{}", format!("<{tag}>").repeat(times), format!("</{tag}>").repeat(times)))
}

/// Names that stand for each other tenfold, some levels deep.
fn tenfold(levels: usize, leaf: &str, one: impl Fn(usize) -> String) -> Vec<u8> {
    let mut body = format!("<defs><g id='a0'>{leaf}</g>");
    for level in 1..=levels {
        let _ = write!(body, "<g id='a{level}'>{}</g>", one(level - 1).repeat(10));
    }
    let _ = write!(body, "</defs>{}", one(levels));
    svg(&body)
}

fn zigzag(points: usize) -> String {
    (0..points).fold("M0 0".to_owned(), |mut path, at| {
        let _ = write!(path, "L{} {}", at % 97, at % 89);
        path
    })
}

fn marked(points: usize, shapes: usize) -> Vec<u8> {
    let marker = format!("<marker id='m' overflow='visible'>{}</marker>", "<path d='M0 0H9V9Z'/>".repeat(shapes));
    svg(&format!("<defs>{marker}</defs><path d='{}' marker-mid='url(#m)' stroke='#000'/>", zigzag(points)))
}

/// Drawings, with how each was made.
#[expect(clippy::too_many_lines, reason = "a list, one kind of hostility after another")]
fn drawings() -> Vec<(String, Vec<u8>)> {
    let path = "<path d='M0 0H9V9Z'/>";
    let of_use = |n: usize| format!("<use href='#a{n}'/>");
    let around = |defs: &str, how: &str| svg(&format!("<defs>{defs}</defs><path d='M0 0H9V9Z' {how}/>"));
    let mut all = vec![
        ("900 nested groups".to_owned(), nested("g", 900)),
        ("70,000 nested groups".into(), nested("g", 70_000)),
        ("nested drawings".into(), nested("svg", 500)),
        ("nested links".into(), nested("a", 5_000)),
        ("nested switches".into(), nested("switch", 5_000)),
        ("unclosed groups".into(), svg(&"<g>".repeat(100_000))),
        ("closed groups that were not open".into(), svg(&"</g>".repeat(100_000))),
        ("uses of uses".into(), tenfold(9, path, of_use)),
        ("uses of uses, deep".into(), tenfold(40, path, of_use)),
        ("a use of itself".into(), svg("<g id='a'><use href='#a'/></g>")),
        ("uses of each other".into(), svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use href='#a'/>")),
        ("a use of what it is in".into(), svg("<g id='a'><path d='M0 0H9V9Z'/><g><use href='#a'/></g></g>")),
        ("many uses".into(), svg(&format!("<defs><g id='a0'>{}</g></defs>{}", path.repeat(400), of_use(0).repeat(9_000)))),
        ("symbols".into(), svg(&format!("<symbol id='a0'>{}</symbol>{}", path.repeat(9_000), of_use(0).repeat(490)))),
        ("a marker at each of many points".into(), marked(60_000, 1)),
        ("a marker of many shapes".into(), marked(40_000, 400)),
        ("markers in markers".into(), around(
            "<marker id='m'><path d='M0 0L1 1L2 2L3 3' marker-mid='url(#n)'/></marker>\
             <marker id='n'><path d='M0 0L1 1L2 2L3 3' marker-mid='url(#m)'/></marker>",
            "marker-mid='url(#m)'",
        )),
        ("a pattern in itself".into(), around("<pattern id='p' width='1' height='1'><path d='M0 0H1V1Z' fill='url(#p)'/></pattern>", "fill='url(#p)'")),
        ("a pattern of a speck".into(), around("<pattern id='p' width='1e-30' height='1e-30'><path d='M0 0H1V1Z'/></pattern>", "fill='url(#p)'")),
        ("a mask in itself".into(), around("<mask id='m' mask='url(#m)'><path d='M0 0H1V1Z'/></mask>", "mask='url(#m)'")),
        ("a clip in itself".into(), around("<clipPath id='c' clip-path='url(#c)'><path d='M0 0H1V1Z'/></clipPath>", "clip-path='url(#c)'")),
        ("a huge filter".into(), around("<filter id='f' width='1e9' height='1e9'><feGaussianBlur stdDeviation='1e9'/></filter>", "filter='url(#f)'")),
        ("many filters".into(), around(&format!("<filter id='f'>{}</filter>", "<feTurbulence numOctaves='999999'/>".repeat(5_000)), "filter='url(#f)'")),
        ("a gradient of many stops".into(), around(&format!("<linearGradient id='g'>{}</linearGradient>", "<stop offset='.5'/>".repeat(19_000)), "fill='url(#g)'")),
        ("a gradient of itself".into(), around("<linearGradient id='g' href='#g'/>", "fill='url(#g)'")),
        ("a chain of gradients".into(), around(&(0..15_000).map(|n| format!("<linearGradient id='g{n}' href='#g{}'/>", n + 1)).collect::<String>(), "fill='url(#g0)'")),
        ("entities".into(), b"<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>".to_vec()),
        ("a file outside".into(), b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>".to_vec()),
        ("a picture outside".into(), svg("<path d='M0 0H9V9Z'/><image href='/etc/passwd' width='9' height='9'/>")),
        ("a picture in it".into(), svg("<image href='data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=' width='9' height='9'/>")),
        ("a page in it".into(), svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>")),
        ("text".into(), svg("<text>กรม</text>")),
        ("a script".into(), svg("<script>alert(1)</script>")),
        ("a long style".into(), svg(&format!("<style>{}</style>{}", "path:nth-child(2) g > path{fill:red}".repeat(5_000), path.repeat(9_000)))),
        ("no numbers".into(), svg("<path d='MNaN NaN LInfinity -Infinity Z' stroke-width='NaN'/>")),
        ("numbers past all measure".into(), svg("<path d='M1e308 1e308L-1e308 1e308L1e999 0Z' stroke='#000' stroke-width='1e308'/>")),
        ("a transform past all measure".into(), svg("<g transform='scale(1e30)'><g transform='scale(1e30)'><path d='M0 0H9V9Z'/></g></g>")),
        ("a transform to nothing".into(), svg("<g transform='matrix(0 0 0 0 0 0)'><path d='M0 0H9V9Z'/></g>")),
        ("a huge box".into(), b"<svg xmlns='http://www.w3.org/2000/svg' width='1e30' height='1e30'><path d='M0 0H9V9Z'/></svg>".to_vec()),
        ("a box of no width".into(), b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 1'><path d='M0 0H9V9Z'/></svg>".to_vec()),
        ("a box like a thread".into(), b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e6 1e-6'><path d='M0 0H9V9Z'/></svg>".to_vec()),
        ("many parts".into(), svg(&path.repeat(20_001))),
        ("many points".into(), svg(&format!("<path d='{}'/>", zigzag(70_000)))),
        ("many dashes".into(), svg(&format!("<path d='{}' stroke='#000' stroke-dasharray='1e-9'/>", zigzag(9_000)))),
        ("many arcs".into(), svg(&format!("<path d='M0 0{}'/>", "a1e9 1e-9 45 1 1 1e-9 1e9".repeat(9_000)))),
        ("many attributes".into(), svg(&format!("<path {}/>", (0..20_000).map(|n| format!("a{n}='' ")).collect::<String>()))),
        ("namespaces in namespaces".into(), svg(&(0..60).map(|n| format!("<g {}>", (0..120).map(|m| format!("xmlns:n{n}x{m}='u' ")).collect::<String>())).collect::<String>())),
        ("cut short".into(), SOUND.as_bytes()[..90].to_vec()),
        ("not of letters".into(), vec![b'<'; 400_000]),
        ("no file at all".into(), Vec::new()),
    ];
    all.retain(|(_, file)| file.len() <= Emblem::MOST_BYTES);
    all
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut all = u32::try_from(data.len()).expect("short").to_be_bytes().to_vec();
    all.extend(name);
    all.extend(data);
    let mut sum = flate2::Crc::new();
    sum.update(&all[4..]);
    all.extend(sum.sum().to_be_bytes());
    all
}

fn header(width: u32, height: u32, depth: u8, colour: u8, interlaced: u8) -> Vec<u8> {
    let mut data = [width.to_be_bytes(), height.to_be_bytes()].concat();
    data.extend([depth, colour, 0, 0, interlaced]);
    chunk(b"IHDR", &data)
}

fn deflated(length: usize) -> Vec<u8> {
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = [0; 65_536];
    for _ in 0..length / zeros.len() {
        out.write_all(&zeros).expect("writes");
    }
    out.finish().expect("ends")
}

fn png(parts: &[Vec<u8>]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat(), chunk(b"IEND", &[])].concat()
}

/// Pictures, with how each was made.
fn pictures() -> Vec<(String, Vec<u8>)> {
    let dots = || chunk(b"IDAT", &deflated(1 << 20));
    let small = header(64, 64, 8, 2, 0);
    let mut wrong_sum = png(&[small.clone(), dots()]);
    wrong_sum[60] ^= 1;
    let packed_text = [b"Comment\0\0".to_vec(), deflated(200 << 20)].concat();
    let packed_profile = [b"x\0\0".to_vec(), deflated(200 << 20)].concat();
    vec![
        ("a header of four billion dots a side".to_owned(), png(&[header(u32::MAX, u32::MAX, 16, 6, 0), dots()])),
        ("a header of a million dots a side".into(), png(&[header(1_000_000, 1_000_000, 8, 6, 0), dots()])),
        ("a wide header".into(), png(&[header(1_000_000, 1, 8, 6, 0), dots()])),
        ("no dots".into(), png(&[header(0, 64, 8, 2, 0), dots()])),
        ("more dots than its header says".into(), png(&[small.clone(), chunk(b"IDAT", &deflated(300 << 20))])),
        (
            "as many dots as it may have".into(),
            png(&[header(4096, 4096, 16, 6, 0), chunk(b"IDAT", &deflated(140 << 20))]),
        ),
        ("as many, interlaced".into(), png(&[header(4096, 4096, 16, 6, 1), chunk(b"IDAT", &deflated(140 << 20))])),
        ("too many, interlaced".into(), png(&[header(40_960, 40_960, 16, 6, 1), dots()])),
        ("a packed text".into(), png(&[small.clone(), chunk(b"zTXt", &packed_text), dots()])),
        ("a packed profile".into(), png(&[small.clone(), chunk(b"iCCP", &packed_profile), dots()])),
        ("animated".into(), png(&[small.clone(), chunk(b"acTL", &[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]), dots()])),
        ("a wrong sum".into(), wrong_sum),
        (
            "a chunk that says it is long".into(),
            [&b"\x89PNG\r\n\x1a\n"[..], &small[..], &[0x7f, 0xff, 0xff, 0xff], b"IDAT"].concat(),
        ),
        ("cut short".into(), png(&[small.clone(), dots()])[..120].to_vec()),
        ("no header".into(), png(&[dots()])),
        ("a depth that is none".into(), png(&[header(64, 64, 7, 2, 0), dots()])),
        ("colours of a table without one".into(), png(&[header(64, 64, 8, 3, 0), dots()])),
        ("two headers".into(), png(&[small.clone(), header(4096, 4096, 16, 6, 0), dots()])),
        ("many empty pieces".into(), png(&[small, chunk(b"IDAT", &[]).repeat(30_000)])),
        ("the name of a picture alone".into(), b"\x89PNG".to_vec()),
    ]
}

fn reader() -> EmblemReader {
    EmblemReader::new(executable::path())
}

#[test]
fn sixty_hostile_emblems_leave_the_program_alive_and_small() {
    let hostile: Vec<(String, Vec<u8>)> = drawings().into_iter().chain(pictures()).collect();
    assert!(hostile.len() >= 60, "{}", hostile.len());
    let (mut wrong, mut read) = (Vec::new(), Vec::new());
    for (how, file) in &hostile {
        assert!(file.len() <= Emblem::MOST_BYTES, "{how} is refused before it is read: {} bytes", file.len());
        let begun = Instant::now();
        match reader().read(file) {
            Ok(art) => read.push((how.as_str(), art.flat().is_ok())),
            Err(EmblemFault::Unconfined) => wrong.push(format!("{how}: not confined")),
            Err(_) => {}
        }
        if begun.elapsed() > Duration::from_secs(30) {
            wrong.push(format!("{how}: {:?}", begun.elapsed()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // What is odd but harmless is drawn; that something is refused and something is not shows that both happen.
    assert!(read.len() < hostile.len() / 2, "{read:?}");
    assert!(read.iter().any(|(how, _)| *how == "a packed profile"), "{read:?}");
    let most = most_held();
    assert!(most < 300, "{most} MB");
}

#[test]
fn what_was_seen_to_kill_the_window_is_refused_for_what_it_is() {
    let fault = |file: Vec<u8>| reader().read(&file).expect_err("hostile");
    assert_eq!(fault(nested("g", 900)), EmblemFault::TooComplex);
    assert_eq!(fault(marked(40_000, 400)), EmblemFault::TooComplex);
    let unfolding = fault(tenfold(9, "<path d='M0 0H9V9Z'/>", |n| format!("<use href='#a{n}'/>")));
    // Which of the two depends on how the SVG reader comes to an end.
    assert!(matches!(unfolding, EmblemFault::TooComplex | EmblemFault::Unreadable), "{unfolding:?}");
    assert_eq!(fault(png(&[header(50_000, 50_000, 8, 6, 0)])), EmblemFault::TooManyDots);
}

#[test]
fn an_emblem_that_is_kept_flat_reads_as_the_one_it_was_made_of() {
    let read = |file: &[u8]| -> Artwork { reader().read(file).expect("reads") };
    let (kind, flat) = read(SOUND.as_bytes()).flat().expect("flat");
    assert_eq!(kind, EmblemKind::Svg);
    let (again, twice) = read(&flat).flat().expect("flat again");
    assert_eq!((again, String::from_utf8_lossy(&twice)), (kind, String::from_utf8_lossy(&flat)));
    let (kind, flat) = read(&png(&[header(64, 64, 8, 2, 0), chunk(b"IDAT", &deflated(1 << 20))])).flat().expect("flat");
    assert_eq!((kind, read(&flat).flat().expect("flat again").1), (EmblemKind::Png, flat));
}

/// Gives every agency under the ministry an emblem, as a workspace from elsewhere may have.
fn supply(workspace: &Workspace, file: &[u8]) {
    let mut office = Office::open(&workspace.database(), Surroundings::system()).expect("opens");
    let ministry = office.read(|reader| reader.ministry()).expect("there is one").id;
    let (id, image) = (office.surroundings().new_id(), Image(file.to_vec()));
    let emblem = Emblem { id, agency_id: ministry, kind: EmblemKind::Svg, image };
    office.operate(Action::on::<Emblem>(Verb::Save), |tx| tx.put(&emblem)).expect("is kept");
    office.close().expect("closes");
}

#[test]
fn a_report_of_a_workspace_with_a_hostile_emblem_is_refused_in_words_and_one_with_a_sound_emblem_is_printed() {
    for (file, code) in [(SOUND.as_bytes().to_vec(), 0), (nested("g", 900), 1), (marked(40_000, 400), 1)] {
        let workspace = Workspace::sample();
        supply(&workspace, &file);
        let out = workspace.path().with_file_name("out");
        let out = out.to_str().expect("a path");
        let ran = workspace.run("report", ["--year", driver::workspace::YEAR, "--round", "12", "--all", "--out", out]);
        assert_eq!(ran.code, code, "{ran:?}");
        assert_eq!(ran.stderr.contains("ตราสัญลักษณ์ซับซ้อนเกินไป"), code == 1, "{ran:?}");
    }
}
