//! The cover: the name, the face, own words, and the route winding up.

use super::shapes::{FOUR, stop, winding};
use super::{Passport, SectionKind, name};
use crate::engine::canvas::{Align, Canvas, baseline, shift};
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Area, Color, mm};
use crate::engine::page::{Draft, Drawing, Item, Mark, Page};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::NodeId;
use crate::engine::text::{balanced, lines};
use crate::look::{COACH, INK, ROUTE, SIDE, WIDTH};
use crate::{DocumentError, Engine, words};

const FIRST_NAME: TextStyle = TextStyle::new(Voice::Title, 156.0, 132.0, INK).spaced(-0.028);
const LAST_NAME: TextStyle = TextStyle::new(Voice::Head, 30.0, 36.0, INK).spaced(-0.01);
const ABOUT: TextStyle = TextStyle::new(Voice::Text, 12.5, 17.0, INK);
const QUOTE: TextStyle = TextStyle::new(Voice::Head, 28.0, 33.0, INK).spaced(-0.01);
const SHAPE_LABEL: TextStyle = TextStyle::new(Voice::Head, 13.5, 16.0, INK);

/// The frame of the photo, in millimetres: left, top, width, height.
const FRAME: (f32, f32, f32, f32) = (18.0, 122.0, 56.0, 70.0);
/// Top of the capitals of the first name, in millimetres.
const NAME_TOP: f32 = 37.5;

pub(super) fn add(
    passport: &Passport,
    engine: &Engine,
    draft: &mut Draft,
    parent: NodeId,
) -> Result<(), DocumentError> {
    let mut canvas = Canvas::new(engine);
    route(&mut canvas);
    head(passport, &mut canvas, draft, parent)?;
    names(passport, &mut canvas, draft, parent)?;
    if let Some(photo) = &passport.photo {
        let around = draft.tags.add(parent, "P");
        let figure = draft
            .tags
            .figure(around, words::photo_of(&passport.full_name()));
        let (x, y, width, height) = FRAME;
        let frame = Area {
            x: mm(x),
            y: mm(y),
            width: mm(width),
            height: mm(height),
        };
        face(&mut canvas, photo, frame, Align::Left, figure);
    }
    quote(passport, &mut canvas, draft, parent)?;
    labels(&mut canvas, draft, parent)?;
    draft.pages.push(Page::a4(canvas.items));
    Ok(())
}

fn route(canvas: &mut Canvas<'_>) {
    let line = [
        (5.0, 250.0),
        (63.0, 250.0),
        (63.0, 223.0),
        (109.0, 223.0),
        (109.0, 196.0),
        (155.0, 196.0),
        (155.0, 169.0),
        (205.0, 169.0),
    ];
    canvas.shape(winding(&line, 10.0).stroke(ROUTE, mm(3.6)), Mark::Decor);
    // The line of the jobcoach joins halfway and stays 5.8 mm below the route.
    let coach = [
        (100.5, 228.8),
        (114.8, 228.8),
        (114.8, 201.8),
        (160.8, 201.8),
        (160.8, 174.8),
        (205.0, 174.8),
    ];
    canvas.shape(winding(&coach, 9.0).stroke(COACH, mm(1.8)), Mark::Decor);
    canvas.shape(
        Path::circle(mm(100.5), mm(228.8), mm(2.5)).fill(COACH),
        Mark::Decor,
    );
    stop(
        canvas,
        SectionKind::Who,
        (28.0, 238.0),
        24.0,
        (247.8, 252.2),
    );
    stop(
        canvas,
        SectionKind::Can,
        (74.0, 211.0),
        24.0,
        (220.8, 225.2),
    );
    stop(
        canvas,
        SectionKind::Want,
        (119.0, 183.0),
        26.0,
        (193.8, 203.6),
    );
    stop(
        canvas,
        SectionKind::Need,
        (165.0, 156.0),
        26.0,
        (166.8, 176.6),
    );
}

fn head(
    passport: &Passport,
    canvas: &mut Canvas<'_>,
    draft: &mut Draft,
    parent: NodeId,
) -> Result<(), DocumentError> {
    let mark = Mark::Tag(draft.tags.add(parent, "P"));
    let title = TextStyle::new(Voice::Head, 15.0, 18.0, INK);
    let small = TextStyle::new(Voice::Text, 10.5, 13.0, INK);
    let base = mm(16.0) + baseline(canvas.engine, title);
    canvas.text(
        &[Span::new(format!("{} ", words::PASSPORT), title)],
        (SIDE, mm(16.0)),
        WIDTH,
        Align::Left,
        mark,
    )?;
    canvas.text(
        &[Span::new(words::month(passport.date), small)],
        (SIDE, base - baseline(canvas.engine, small)),
        WIDTH,
        Align::Right,
        mark,
    )?;
    let line = mm(16.0 + 2.2) + title.leading;
    canvas.shape(
        Path::line(&[(SIDE, line), (SIDE + WIDTH, line)]).stroke(INK, mm(0.7)),
        Mark::Decor,
    );
    Ok(())
}

fn names(
    passport: &Passport,
    canvas: &mut Canvas<'_>,
    draft: &mut Draft,
    parent: NodeId,
) -> Result<(), DocumentError> {
    let engine = canvas.engine;
    let mark = Mark::Tag(draft.tags.add(parent, "H1"));
    let big = name::set(engine, passport.first_name.trim(), FIRST_NAME, WIDTH)?;
    let face = engine.faces.get(crate::engine::fonts::FaceId::Title);
    let mut base = mm(NAME_TOP) + face.cap_height * big.size;
    for (index, line) in big.lines.iter().enumerate() {
        if index > 0 {
            base += big.size * 0.92;
        }
        // Large letters have white at their left; this puts their edge on the margin.
        canvas.line(line, SIDE - big.size * 0.032, base, mark);
    }
    let surname = passport.last_name.trim();
    let top = base + big.size * 0.08 + mm(7.2);
    let mut y = top.min(mm(96.0));
    if !surname.is_empty() {
        let mut style = LAST_NAME;
        while lines(engine, &[Span::name(surname, style)], WIDTH)?.len() > 1 && style.size > 20.0 {
            style = style.sized(style.size - 2.0);
        }
        y += canvas.text(
            &[Span::name(surname, style)],
            (SIDE, y),
            WIDTH,
            Align::Left,
            mark,
        )?;
    }
    let about: Vec<String> = [
        passport.age.map(words::years),
        passport.school.clone(),
        passport.class.clone(),
    ]
    .into_iter()
    .flatten()
    .filter(|part| !part.trim().is_empty())
    .collect();
    if !about.is_empty() {
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        canvas.text(
            &[Span::name(about.join(" · "), ABOUT)],
            (SIDE, y + mm(4.8)),
            WIDTH,
            Align::Left,
            mark,
        )?;
    }
    Ok(())
}

/// The photo in a frame no larger than `room` and at that side of it: whole, as large as fits.
pub(super) fn face(
    canvas: &mut Canvas<'_>,
    photo: &super::Photo,
    room: Area,
    side: Align,
    figure: NodeId,
) {
    let edge = mm(2.5);
    let (width_px, height_px) = (photo.width.max(1) as f32, photo.height.max(1) as f32);
    let inner = (room.width - edge * 2.0, room.height - edge * 2.0);
    let scale = (inner.0 / width_px).min(inner.1 / height_px);
    let (w, h) = (width_px * scale, height_px * scale);
    // The frame follows the photo, so that nothing is cut off and no bars appear.
    let frame = Area {
        x: room.x + shift(side, room.width, w + edge * 2.0),
        y: room.y,
        width: w + edge * 2.0,
        height: h + edge * 2.0,
    };
    canvas.shape(
        Path::rect(frame).fill(Color::WHITE).stroke(INK, mm(0.7)),
        Mark::Decor,
    );
    canvas.items.push(Item {
        mark: Mark::Tag(figure),
        drawing: Drawing::Photo {
            area: Area {
                x: frame.x + edge,
                y: frame.y + edge,
                width: w,
                height: h,
            },
            jpeg: photo.to_engine(),
        },
    });
}

fn quote(
    passport: &Passport,
    canvas: &mut Canvas<'_>,
    draft: &mut Draft,
    parent: NodeId,
) -> Result<(), DocumentError> {
    let Some(quote) = passport
        .quote
        .as_deref()
        .map(str::trim)
        .filter(|quote| !quote.is_empty())
    else {
        return Ok(());
    };
    // Left, and pairs of size, width and height that stay clear of the route; all in millimetres
    // but the size. Beside a photo there is a wide low place and a narrow high one.
    let (left, places): (f32, &[(f32, f32, f32)]) = if passport.photo.is_some() {
        (
            86.0,
            &[
                (28.0, 106.0, 26.0),
                (24.0, 106.0, 27.0),
                (20.0, 106.0, 28.0),
                (20.0, 66.0, 54.0),
                (16.0, 66.0, 54.0),
                (13.0, 66.0, 54.0),
            ],
        )
    } else {
        (
            18.0,
            &[
                (36.0, 130.0, 42.0),
                (28.0, 130.0, 50.0),
                (22.0, 130.0, 52.0),
                (18.0, 120.0, 58.0),
                (14.0, 120.0, 58.0),
            ],
        )
    };
    let mark = Mark::Tag(draft.tags.add(parent, "P"));
    let mut text = quote.to_string();
    loop {
        for &(size, width, height) in places {
            let spans = [Span::new(quoted(&text), QUOTE.sized(size))];
            let count = lines(canvas.engine, &spans, mm(width))?.len();
            if count as f32 * spans[0].style.leading <= mm(height) {
                let width = balanced(canvas.engine, &spans, mm(width))?;
                canvas.text(&spans, (mm(left), mm(124.0)), width, Align::Left, mark)?;
                return Ok(());
            }
        }
        // Longer than the cover holds: the whole answer stands on its own page; here it ends
        // after a word.
        let Some((shorter, _)) = text.trim_end_matches('…').trim_end().rsplit_once(' ') else {
            return Ok(());
        };
        text = format!("{shorter}…");
    }
}

/// The text between quotation marks, once.
pub(super) fn quoted(text: &str) -> String {
    let bare = text
        .trim()
        .trim_matches(|c| matches!(c, '"' | '“' | '”' | '„' | '‘'));
    format!("“{bare}”")
}

fn labels(canvas: &mut Canvas<'_>, draft: &mut Draft, parent: NodeId) -> Result<(), DocumentError> {
    let tops = [264.5, 237.5, 210.5, 183.5];
    let lefts = [18.0, 64.0, 110.0, 156.0];
    for ((kind, top), left) in FOUR.into_iter().zip(tops).zip(lefts) {
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        let width = if kind == SectionKind::Need {
            22.0
        } else {
            44.0
        };
        canvas.text(
            &[Span::new(words::section_title(kind), SHAPE_LABEL)],
            (mm(left + (44.0 - width) / 2.0), mm(top)),
            mm(width),
            Align::Middle,
            mark,
        )?;
    }
    Ok(())
}
