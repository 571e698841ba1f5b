//! Small drawings beside the rows of simple documents. They repeat what the words say, so they are
//! decoration for who can't see them. Every sign stands in a box of 24 by 24 units.

use crate::engine::geometry::{Area, Color};
use crate::engine::path::{Path, Step};
use crate::look::INK;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A page of a calendar.
    When,
    /// A pin on a map.
    Where,
    /// Two people.
    People,
    /// A speech bubble.
    Talk,
    /// A bag.
    Bring,
    /// A star.
    Wish,
    /// A list with checks.
    Agreed,
    /// A phone.
    Call,
    /// A signpost with two arms.
    Roads,
}

/// Thickness of the lines, in units.
const THICK: f32 = 1.7;

impl Sign {
    /// The sign in a box of `size` points with its left top corner at `x`, `y`.
    pub(crate) fn paths(self, x: f32, y: f32, size: f32) -> Vec<Path> {
        let unit = size / 24.0;
        self.shapes()
            .into_iter()
            .map(|path| {
                path.map(|px, py| (x + px * unit, y + py * unit))
                    .stroke(INK, THICK * unit)
            })
            .collect()
    }

    fn shapes(self) -> Vec<Path> {
        let line = Path::line;
        let paper = |path: Path| path.fill(Color::WHITE);
        match self {
            Sign::When => vec![
                rounded(3.0, 4.5, 18.0, 16.5, 2.0),
                line(&[(3.0, 10.0), (21.0, 10.0)]),
                line(&[(8.0, 2.0), (8.0, 7.0)]),
                line(&[(16.0, 2.0), (16.0, 7.0)]),
                rounded(13.0, 13.5, 4.0, 4.0, 0.4).fill(INK),
            ],
            Sign::Where => vec![pin(), Path::circle(12.0, 9.5, 2.8)],
            Sign::People => vec![
                shoulders(16.5, 10.5, 5.5, 21.0),
                Path::circle(16.5, 6.6, 3.0),
                paper(shoulders(8.5, 12.0, 6.5, 22.0)),
                paper(Path::circle(8.5, 8.0, 3.6)),
            ],
            Sign::Talk => vec![
                bubble(),
                line(&[(7.5, 9.0), (16.5, 9.0)]),
                line(&[(7.5, 13.0), (13.5, 13.0)]),
            ],
            Sign::Bring => vec![
                rounded(4.0, 7.0, 16.0, 15.0, 2.5),
                Path {
                    steps: vec![
                        Step::Move(8.5, 7.0),
                        Step::Line(8.5, 5.0),
                        Step::Curve(8.5, 3.3, 9.6, 2.2, 11.2, 2.2),
                        Step::Line(12.8, 2.2),
                        Step::Curve(14.4, 2.2, 15.5, 3.3, 15.5, 5.0),
                        Step::Line(15.5, 7.0),
                    ],
                    ..Path::default()
                },
                rounded(8.0, 14.0, 8.0, 8.0, 1.2),
                line(&[(4.0, 11.0), (20.0, 11.0)]),
            ],
            Sign::Wish => vec![star()],
            Sign::Agreed => vec![
                line(&[(2.5, 6.0), (4.8, 8.4), (8.8, 3.6)]),
                line(&[(2.5, 14.5), (4.8, 16.9), (8.8, 12.1)]),
                line(&[(12.0, 6.5), (22.0, 6.5)]),
                line(&[(12.0, 15.0), (22.0, 15.0)]),
                line(&[(2.5, 21.5), (22.0, 21.5)]),
            ],
            Sign::Call => vec![
                rounded(6.5, 2.0, 11.0, 20.0, 2.2),
                line(&[(10.0, 18.6), (14.0, 18.6)]),
                line(&[(6.5, 5.6), (17.5, 5.6)]),
            ],
            Sign::Roads => vec![
                line(&[(12.0, 2.0), (12.0, 22.0)]),
                paper(Path::polygon(&[
                    (4.0, 4.0),
                    (17.5, 4.0),
                    (21.5, 6.6),
                    (17.5, 9.2),
                    (4.0, 9.2),
                ])),
                paper(Path::polygon(&[
                    (20.0, 12.0),
                    (6.5, 12.0),
                    (2.5, 14.6),
                    (6.5, 17.2),
                    (20.0, 17.2),
                ])),
            ],
        }
    }
}

fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Path {
    Path::rounded(
        Area {
            x,
            y,
            width,
            height,
        },
        radius,
    )
}

fn pin() -> Path {
    Path {
        steps: vec![
            Step::Move(12.0, 22.0),
            Step::Curve(7.4, 17.2, 4.2, 13.4, 4.2, 9.6),
            Step::Curve(4.2, 5.3, 7.7, 2.0, 12.0, 2.0),
            Step::Curve(16.3, 2.0, 19.8, 5.3, 19.8, 9.6),
            Step::Curve(19.8, 13.4, 16.6, 17.2, 12.0, 22.0),
            Step::Close,
        ],
        ..Path::default()
    }
}

/// A half round over `base`, from `middle - half` to `middle + half`.
fn shoulders(middle: f32, top: f32, half: f32, base: f32) -> Path {
    let top = top + 1.6;
    let (left, right) = (middle - half, middle + half);
    let bend = half * 0.55;
    Path {
        steps: vec![
            Step::Move(left, base),
            Step::Line(left, top + half),
            Step::Curve(left, top + half - bend, middle - bend, top, middle, top),
            Step::Curve(
                middle + bend,
                top,
                right,
                top + half - bend,
                right,
                top + half,
            ),
            Step::Line(right, base),
            Step::Close,
        ],
        ..Path::default()
    }
}

fn bubble() -> Path {
    Path {
        steps: vec![
            Step::Move(5.0, 3.0),
            Step::Line(19.0, 3.0),
            Step::Curve(20.7, 3.0, 22.0, 4.3, 22.0, 6.0),
            Step::Line(22.0, 15.0),
            Step::Curve(22.0, 16.7, 20.7, 18.0, 19.0, 18.0),
            Step::Line(11.0, 18.0),
            Step::Line(6.0, 22.0),
            Step::Line(6.0, 18.0),
            Step::Line(5.0, 18.0),
            Step::Curve(3.3, 18.0, 2.0, 16.7, 2.0, 15.0),
            Step::Line(2.0, 6.0),
            Step::Curve(2.0, 4.3, 3.3, 3.0, 5.0, 3.0),
            Step::Close,
        ],
        ..Path::default()
    }
}

fn star() -> Path {
    let points: Vec<(f32, f32)> = (0..10)
        .map(|index: u8| {
            let radius = if index.is_multiple_of(2) { 10.4 } else { 4.6 };
            let angle = (f32::from(index) * 36.0 - 90.0).to_radians();
            (12.0 + radius * angle.cos(), 12.8 + radius * angle.sin())
        })
        .collect();
    Path::polygon(&points)
}
