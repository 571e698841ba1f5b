//! Drawing straight onto a page, for the parts whose place is fixed.

use super::Engine;
use super::error::DocumentError;
use super::page::{Drawing, Item, Mark};
use super::path::Path;
use super::style::{Span, TextStyle};
use super::text::{Line, lines};

/// Where the lines of a text begin or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Straight left edge.
    #[default]
    Left,
    /// Around the middle.
    Middle,
    /// Straight right edge.
    Right,
}

/// Collects what is drawn.
pub struct Canvas<'a> {
    /// Fonts and shapes.
    pub engine: &'a Engine,
    /// What was drawn, in order.
    pub items: Vec<Item>,
}

impl<'a> Canvas<'a> {
    /// An empty canvas.
    #[must_use]
    pub fn new(engine: &'a Engine) -> Canvas<'a> {
        Canvas {
            engine,
            items: Vec::new(),
        }
    }

    /// Draws a shape.
    pub fn shape(&mut self, path: Path, mark: Mark) {
        self.items.push(Item {
            mark,
            drawing: Drawing::Shape(path),
        });
    }

    /// Draws one line of text from `x`, on `baseline`.
    pub fn line(&mut self, line: &Line, x: f32, baseline: f32, mark: Mark) {
        for run in &line.runs {
            self.items.push(Item {
                mark,
                drawing: Drawing::Text {
                    x: x + run.x,
                    y: baseline,
                    turn: 0.0,
                    run: run.clone(),
                },
            });
        }
    }

    /// Draws one line of text turned by `turn` degrees around a point, centred on that point's
    /// vertical; `baseline` is the height of the unturned baseline.
    pub fn turned_line(
        &mut self,
        line: &Line,
        (x, y): (f32, f32),
        baseline: f32,
        turn: f32,
        mark: Mark,
    ) {
        let (sin, cos) = turn.to_radians().sin_cos();
        for run in &line.runs {
            let dx = run.x - line.width / 2.0;
            let dy = baseline - y;
            self.items.push(Item {
                mark,
                drawing: Drawing::Text {
                    x: x + dx * cos - dy * sin,
                    y: y + dx * sin + dy * cos,
                    turn,
                    run: run.clone(),
                },
            });
        }
    }

    /// Draws a text in a column of `width` points and gives back its height.
    ///
    /// # Errors
    /// [`DocumentError::Build`] when the text cannot be shaped.
    pub fn text(
        &mut self,
        spans: &[Span],
        (x, top): (f32, f32),
        width: f32,
        align: Align,
        mark: Mark,
    ) -> Result<f32, DocumentError> {
        let set = lines(self.engine, spans, width)?;
        let measure = measure(self.engine, spans);
        let mut y = top;
        for line in &set {
            let left = x + shift(align, width, line.width);
            self.line(line, left, y + measure.baseline, mark);
            y += measure.leading;
        }
        Ok(y - top)
    }
}

/// Distance from the left edge of a column to the start of a line.
#[must_use]
pub fn shift(align: Align, width: f32, line: f32) -> f32 {
    match align {
        Align::Left => 0.0,
        Align::Middle => (width - line) / 2.0,
        Align::Right => width - line,
    }
}

/// The vertical measures of a paragraph.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// From the top of a line to its baseline.
    pub baseline: f32,
    /// From line to line.
    pub leading: f32,
}

/// The vertical measures of a paragraph of these spans: the largest decides.
#[must_use]
pub fn measure(engine: &Engine, spans: &[Span]) -> Measure {
    let mut found = Measure {
        baseline: 0.0,
        leading: 0.0,
    };
    for span in spans {
        found.leading = found.leading.max(span.style.leading);
        found.baseline = found.baseline.max(baseline(engine, span.style));
    }
    found
}

/// From the top of a line in this style to its baseline.
#[must_use]
pub fn baseline(engine: &Engine, style: TextStyle) -> f32 {
    let face = engine.faces.get(style.voice.chain()[0]);
    let content = (face.ascent + face.descent) * style.size;
    (style.leading - content) / 2.0 + face.ascent * style.size
}
