//! Lines and shapes.

use super::geometry::{Area, Color};

/// One step of a path, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Starts a new outline.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A Bézier curve: two handles and the end.
    Curve(f32, f32, f32, f32, f32, f32),
    /// Back to the start of the outline.
    Close,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Ink.
    pub color: Color,
    /// Width in points.
    pub width: f32,
    /// Length of a dash and of a gap in points; none draws a whole line.
    pub dash: Option<(f32, f32)>,
    /// Round ends and corners instead of sharp ones.
    pub round: bool,
}

/// A shape that is filled, drawn along its edge, or both.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    /// The steps.
    pub steps: Vec<Step>,
    /// Ink inside.
    pub fill: Option<Color>,
    /// Ink along the edge.
    pub stroke: Option<Stroke>,
}

/// Distance of the handles that makes four curves look like a circle.
const ROUND: f32 = 0.552_284_8;

impl Path {
    /// A rectangle.
    #[must_use]
    pub fn rect(area: Area) -> Path {
        let (left, top) = (area.x, area.y);
        let (right, bottom) = (left + area.width, top + area.height);
        Path::polygon(&[(left, top), (right, top), (right, bottom), (left, bottom)])
    }

    /// A rectangle with round corners of `radius` points.
    #[must_use]
    pub fn rounded(area: Area, radius: f32) -> Path {
        let radius = radius.min(area.width / 2.0).min(area.height / 2.0);
        if radius <= 0.0 {
            return Path::rect(area);
        }
        let (l, t) = (area.x, area.y);
        let (r, b) = (l + area.width, t + area.height);
        let k = radius * (1.0 - ROUND);
        Path {
            steps: vec![
                Step::Move(l + radius, t),
                Step::Line(r - radius, t),
                Step::Curve(r - k, t, r, t + k, r, t + radius),
                Step::Line(r, b - radius),
                Step::Curve(r, b - k, r - k, b, r - radius, b),
                Step::Line(l + radius, b),
                Step::Curve(l + k, b, l, b - k, l, b - radius),
                Step::Line(l, t + radius),
                Step::Curve(l, t + k, l + k, t, l + radius, t),
                Step::Close,
            ],
            ..Path::default()
        }
    }

    /// A circle.
    #[must_use]
    pub fn circle(x: f32, y: f32, radius: f32) -> Path {
        Path::rounded(
            Area {
                x: x - radius,
                y: y - radius,
                width: radius * 2.0,
                height: radius * 2.0,
            },
            radius,
        )
    }

    /// A closed shape with straight edges.
    #[must_use]
    pub fn polygon(points: &[(f32, f32)]) -> Path {
        let mut path = Path::line(points);
        path.steps.push(Step::Close);
        path
    }

    /// Straight lines from point to point.
    #[must_use]
    pub fn line(points: &[(f32, f32)]) -> Path {
        Path {
            steps: points
                .iter()
                .enumerate()
                .map(|(index, &(x, y))| {
                    if index == 0 {
                        Step::Move(x, y)
                    } else {
                        Step::Line(x, y)
                    }
                })
                .collect(),
            ..Path::default()
        }
    }

    /// The same, filled.
    #[must_use]
    pub fn fill(mut self, color: Color) -> Path {
        self.fill = Some(color);
        self
    }

    /// The same, with a line of `width` points along the edge.
    #[must_use]
    pub fn stroke(mut self, color: Color, width: f32) -> Path {
        self.stroke = Some(Stroke {
            color,
            width,
            dash: None,
            round: false,
        });
        self
    }

    /// The same, with a dashed edge: lengths of dash and gap in points.
    #[must_use]
    pub fn dashed(mut self, color: Color, width: f32, dash: f32, gap: f32) -> Path {
        self.stroke = Some(Stroke {
            color,
            width,
            dash: Some((dash, gap)),
            round: false,
        });
        self
    }

    /// The same with every point moved by `change`.
    #[must_use]
    pub fn map(mut self, change: impl Fn(f32, f32) -> (f32, f32)) -> Path {
        for step in &mut self.steps {
            *step = match *step {
                Step::Move(x, y) => {
                    let (x, y) = change(x, y);
                    Step::Move(x, y)
                }
                Step::Line(x, y) => {
                    let (x, y) = change(x, y);
                    Step::Line(x, y)
                }
                Step::Curve(ax, ay, bx, by, x, y) => {
                    let (ax, ay) = change(ax, ay);
                    let (bx, by) = change(bx, by);
                    let (x, y) = change(x, y);
                    Step::Curve(ax, ay, bx, by, x, y)
                }
                Step::Close => Step::Close,
            };
        }
        self
    }

    /// The same, turned by `degrees` with the clock around a point.
    #[must_use]
    pub fn turned(self, degrees: f32, x: f32, y: f32) -> Path {
        let (sin, cos) = degrees.to_radians().sin_cos();
        self.map(|px, py| {
            let (dx, dy) = (px - x, py - y);
            (x + dx * cos - dy * sin, y + dx * sin + dy * cos)
        })
    }
}
