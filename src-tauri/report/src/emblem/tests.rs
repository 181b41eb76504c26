use super::*;

fn svg(body: &str) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>{body}</svg>")
}

fn art(file: &[u8]) -> Art {
    read_emblem(file).unwrap().0
}

fn png(width: u32, height: u32, dot: [u8; 4]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let dots: Vec<u8> = std::iter::repeat_n(dot, (width * height) as usize).flatten().collect();
    encoder.write_header().unwrap().write_image_data(&dots).unwrap();
    file
}

#[test]
fn a_picture_is_printed_as_it_looks_on_paper_and_in_no_more_dots_than_print() {
    let Art::Picture(half) = art(&png(3, 2, [0, 100, 200, 128])) else { panic!("a PNG is a picture") };
    assert_eq!((half.width, half.height, &half.rgb[..3]), (3, 2, &[127, 177, 227][..]));
    let Art::Picture(large) = art(&png(1600, 800, [9, 8, 7, 255])) else { panic!("a PNG is a picture") };
    assert_eq!((large.width, large.height), (400, 200));
    assert!(large.rgb.chunks(3).all(|dot| dot == [9, 8, 7]));
}

#[test]
fn a_drawing_keeps_its_outlines_colours_and_strokes() {
    let body = "<path d='M0 0H40V20Z' fill='#ff0000' fill-rule='evenodd'/>\
                <g opacity='.5'><circle cx='9' cy='9' r='4' fill='none' stroke='#000' stroke-width='2'/></g>";
    let Art::Drawing(drawing) = art(svg(body).as_bytes()) else { panic!("an SVG is a drawing") };
    let inks: Vec<Ink> = drawing.outlines.iter().map(|outline| outline.ink).collect();
    let [Ink::FillEvenOdd(red), Ink::Stroke(grey, width)] = inks[..] else { panic!("{inks:?}") };
    assert_eq!((red, grey, width), (Colour([255, 0, 0]), Colour([128; 3]), 2.0));
    assert_eq!((drawing.width, drawing.height), (40.0, 20.0));
}

#[test]
fn what_cannot_be_printed_as_it_is_meant_is_refused() {
    let mut huge = png(1, 1, [0; 4]);
    huge[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let cut = &png(30, 30, [1, 2, 3, 4])[..60];
    let bomb = "<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'/>";
    for (file, fault) in [
        (b"".to_vec(), EmblemFault::Unreadable),
        (b"%PDF-1.7".to_vec(), EmblemFault::Unreadable),
        (cut.to_vec(), EmblemFault::Unreadable),
        (svg("").into_bytes(), EmblemFault::Unreadable),
        (bomb.as_bytes().to_vec(), EmblemFault::TooElaborate),
        (
            svg("<path d='M0 0H9V9Z'/><image href='/etc/hostname' width='9' height='9'/>").into_bytes(),
            EmblemFault::TooElaborate,
        ),
        (svg("<path d='M0 0H9V9Z'/><text>กรม</text>").into_bytes(), EmblemFault::TooElaborate),
    ] {
        assert_eq!(read_emblem(&file), Err(fault), "{}", String::from_utf8_lossy(&file));
    }
    // a changed header fails its checksum before its size is looked at
    assert!(matches!(read_emblem(&huge), Err(EmblemFault::Unreadable | EmblemFault::TooManyDots)));
    assert_eq!(read_emblem(&png(4097, 1, [0; 4])), Err(EmblemFault::TooManyDots));
}
