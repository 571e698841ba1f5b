//! A card for the wallet: whom can I call (handbook 9). Three of the size of a bank card on a sheet of
//! A4, to cut out and fold; the others are the same again, so a reader hears it once.

use serde::{Deserialize, Serialize};

use crate::document::Printable;
use crate::engine::canvas::{Align, Canvas};
use crate::engine::fonts::Voice;
use crate::engine::geometry::{Area, Color, mm};
use crate::engine::page::{Draft, Item, Mark, Page};
use crate::engine::path::Path;
use crate::engine::style::{Span, TextStyle};
use crate::engine::tags::NodeId;
use crate::engine::text::lines;
use crate::look::{COACH, HAIR, INK, ROUTE, SIDE, SMALLEST, WIDTH, foot};
use crate::passport::Contact;
use crate::words::short as texts;
use crate::{DocumentError, Engine, words};

const TITLE: TextStyle = TextStyle::new(Voice::Title, 30.0, 34.0, INK).spaced(-0.006);
const HOW: TextStyle = TextStyle::new(Voice::Text, 15.0, 21.0, INK);
const HEAD: TextStyle = TextStyle::new(Voice::Title, 17.0, 19.0, INK);
const OWNER: TextStyle = TextStyle::new(Voice::Text, 9.5, 12.0, INK);
const NAME: TextStyle = TextStyle::new(Voice::Head, 18.0, 20.0, INK);
const PERSON: TextStyle = TextStyle::new(Voice::Bold, 10.0, 12.0, INK);
const ROLE: TextStyle = TextStyle::new(Voice::Text, 9.0, 12.0, INK);
const PHONE: TextStyle = TextStyle::new(Voice::Bold, 13.0, 14.5, INK).spaced(0.01);

/// Measures of a folded card: those of a bank card (ISO/IEC 7810 ID-1, 85.6 x 54 mm).
const CARD: (f32, f32) = (mm(85.6), mm(54.0));
/// Left edge of the open card.
const LEFT: f32 = (crate::engine::geometry::PAGE_WIDTH - CARD.0 * 2.0) / 2.0;
/// Tops of the cards.
const TOPS: [f32; 3] = [mm(86.0), mm(149.0), mm(212.0)];
/// White inside a card.
const PAD: f32 = mm(5.0);
/// Most people on a card.
const PEOPLE: usize = 4;

/// A card with whom to call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WalletCard {
    /// The name the young person goes by.
    pub first_name: String,
    /// Surname with prefix.
    pub last_name: String,
    /// Who can be called, the first one first; at most four are printed. With none there are lines to
    /// write on.
    pub contacts: Vec<Contact>,
}

impl Printable for WalletCard {
    fn title(&self) -> String {
        format!("{}, {}", texts::CARD, self.full_name())
    }

    fn lay_out(
        &self,
        engine: &Engine,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let mut canvas = Canvas::new(engine);
        let mark = Mark::Tag(draft.tags.add(parent, "H1"));
        let title = [Span::new(texts::CARD, TITLE)];
        let mut y = mm(17.0);
        y += canvas.text(&title, (SIDE, y), WIDTH, Align::Left, mark)? + mm(2.0);
        for (index, line) in texts::CARD_HOW.iter().enumerate() {
            let mark = Mark::Tag(draft.tags.add(parent, "P"));
            let number = HOW.voice(Voice::Bold);
            let spans = [
                Span::new(format!("{}.\u{A0}\u{A0}", index + 1), number),
                Span::new(*line, HOW),
            ];
            y += canvas.text(&spans, (SIDE, y), WIDTH, Align::Left, mark)?;
        }
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        let second = [Span::new(texts::CARD_OTHERS, HOW)];
        canvas.text(&second, (SIDE, y + mm(1.5)), WIDTH, Align::Left, mark)?;

        let mut card = Canvas::new(engine);
        self.front(&mut card, draft, parent)?;
        self.back(&mut card, draft, parent)?;
        for (index, top) in TOPS.into_iter().enumerate() {
            cut_and_fold(&mut canvas, top);
            let moved = card.items.iter().cloned().map(|item| {
                let item = item.lowered(top);
                if index == 0 {
                    item
                } else {
                    Item {
                        mark: Mark::Decor,
                        ..item
                    }
                }
            });
            canvas.items.extend(moved);
        }
        let mut page = Page::a4(canvas.items);
        let owner = [Span::name(self.full_name(), SMALLEST)];
        foot(engine, &mut page, &owner, &words::sheets(1))?;
        draft.pages.push(page);
        draft.real_size = true;
        Ok(())
    }
}

impl WalletCard {
    fn full_name(&self) -> String {
        format!("{} {}", self.first_name.trim(), self.last_name.trim())
            .trim()
            .to_string()
    }

    /// The right half: when it is folded back, this is on top.
    fn front(
        &self,
        canvas: &mut Canvas<'_>,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let (left, width) = (LEFT + CARD.0 + PAD, CARD.0 - PAD * 2.0);
        let mark = Mark::Tag(draft.tags.add(parent, "H2"));
        let head = [Span::new(texts::CARD, HEAD)];
        canvas.text(&head, (left, mm(5.5)), width, Align::Left, mark)?;
        // Two lines through the gate: nobody goes alone.
        let line = |y: f32| Path::line(&[(LEFT + CARD.0, mm(y)), (LEFT + CARD.0 * 2.0, mm(y))]);
        canvas.shape(line(21.0).stroke(ROUTE, mm(2.2)), Mark::Decor);
        canvas.shape(line(24.8).stroke(COACH, mm(1.2)), Mark::Decor);
        for x in [56.0, 62.0] {
            let x = LEFT + CARD.0 + mm(x);
            let gate = Path::line(&[(x, mm(15.5)), (x, mm(28.5))]);
            canvas.shape(gate.stroke(INK, mm(1.2)), Mark::Decor);
        }
        let mark = Mark::Tag(draft.tags.add(parent, "P"));
        let of = format!("{} ", texts::CARD_OF);
        canvas.text(
            &[Span::new(of, OWNER)],
            (left, mm(31.0)),
            width,
            Align::Left,
            mark,
        )?;
        let name = self.full_name();
        let style = fitted(canvas.engine, &name, NAME, width, mm(17.0))?;
        canvas.text(
            &[Span::name(name, style)],
            (left, mm(35.5)),
            width,
            Align::Left,
            mark,
        )?;
        Ok(())
    }

    /// The left half: whom to call.
    fn back(
        &self,
        canvas: &mut Canvas<'_>,
        draft: &mut Draft,
        parent: NodeId,
    ) -> Result<(), DocumentError> {
        let (left, width) = (LEFT + PAD, CARD.0 - PAD * 2.0);
        let contacts: Vec<&Contact> = self
            .contacts
            .iter()
            .filter(|contact| !contact.phone.trim().is_empty())
            .take(PEOPLE)
            .collect();
        let (top, room) = (mm(4.0), CARD.1 - mm(8.0));
        if contacts.is_empty() {
            let mark = Mark::Tag(draft.tags.add(parent, "P"));
            canvas.text(
                &[Span::new(texts::CARD_EMPTY, OWNER)],
                (left, top),
                width,
                Align::Left,
                mark,
            )?;
            for row in 1..=PEOPLE {
                rule(canvas, left, top + mm(4.0) + mm(10.0) * row as f32, width);
            }
            return Ok(());
        }
        let list = draft.tags.add(parent, "L");
        let height = room / contacts.len() as f32;
        // With fewer people there is room for larger letters.
        let scale = (height / (PERSON.leading + PHONE.leading + mm(2.0))).min(1.4);
        for (index, contact) in contacts.iter().enumerate() {
            let item = draft.tags.add(list, "LI");
            let mark = Mark::Tag(draft.tags.add(item, "LBody"));
            let y = top + height * index as f32;
            if index > 0 {
                rule(canvas, left, y, width);
            }
            let who = who(canvas.engine, contact, width, scale)?;
            let phone = format!("{} ", words::phone(&contact.phone));
            let number = fitted(
                canvas.engine,
                &phone,
                PHONE.sized(PHONE.size * scale),
                width,
                0.0,
            )?;
            let used = PERSON.leading * scale + number.leading;
            let y = y + (height - used) / 2.0;
            canvas.text(&who, (left, y), width, Align::Left, mark)?;
            let y = y + PERSON.leading * scale;
            canvas.text(
                &[Span::name(phone, number)],
                (left, y),
                width,
                Align::Left,
                mark,
            )?;
        }
        Ok(())
    }
}

/// Name and role on one line: first smaller, then without the role.
fn who(
    engine: &Engine,
    contact: &Contact,
    width: f32,
    scale: f32,
) -> Result<Vec<Span>, DocumentError> {
    let name = contact.name.trim();
    let role = texts::simple_role(&contact.role);
    let spans = |shrink: f32, role: &str| {
        let size = |style: TextStyle| {
            let small = style.sized(style.size * scale * shrink);
            TextStyle {
                leading: style.leading * scale,
                ..small
            }
        };
        let mut spans = vec![Span::name(format!("{name} "), size(PERSON))];
        if !role.is_empty() {
            spans[0].text = format!("{name}, ");
            spans.push(Span::name(format!("{role} "), size(ROLE)));
        }
        spans
    };
    for (shrink, role) in [
        (1.0, role.as_str()),
        (0.9, &role),
        (0.82, &role),
        (1.0, ""),
        (0.85, ""),
        (0.7, ""),
        (0.55, ""),
    ] {
        let spans = spans(shrink, role);
        if lines(engine, &spans, width)?.len() <= 1 {
            return Ok(spans);
        }
    }
    Ok(spans(0.45, ""))
}

/// The style made smaller until the text is no higher than `room`, or one line when that is 0.
fn fitted(
    engine: &Engine,
    text: &str,
    style: TextStyle,
    width: f32,
    room: f32,
) -> Result<TextStyle, DocumentError> {
    let mut style = style;
    while style.size > 6.0 {
        let rows = lines(engine, &[Span::name(text, style)], width)?.len();
        if rows <= 1 || rows as f32 * style.leading <= room {
            break;
        }
        style = style.sized(style.size * 0.94);
    }
    Ok(style)
}

fn rule(canvas: &mut Canvas<'_>, left: f32, y: f32, width: f32) {
    let line = Path::line(&[(left, y), (left + width, y)]);
    canvas.shape(line.stroke(HAIR, mm(0.25)), Mark::Decor);
}

/// Dashes to cut along, dots to fold along.
fn cut_and_fold(canvas: &mut Canvas<'_>, top: f32) {
    let edge = Path::rect(Area {
        x: LEFT,
        y: top,
        width: CARD.0 * 2.0,
        height: CARD.1,
    });
    canvas.shape(
        edge.fill(Color::WHITE)
            .dashed(INK, mm(0.25), mm(2.0), mm(1.4)),
        Mark::Decor,
    );
    let x = LEFT + CARD.0;
    let fold = Path::line(&[(x, top - mm(3.0)), (x, top + CARD.1 + mm(3.0))]);
    canvas.shape(fold.dashed(HAIR, mm(0.3), mm(0.4), mm(1.2)), Mark::Decor);
}
