//! Line drawings from SVG files as shapes of our own.

use usvg::tiny_skia_path::PathSegment;
use usvg::{FillRule, Group, LineCap, Node, Options, Paint, Tree};

use super::error::DocumentError;
use super::geometry::Color;
use super::path::{Path, Step, Stroke};

/// A drawing in a box of `size` by `size` units.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    size: f32,
    paths: Vec<Path>,
}

impl Svg {
    /// Reads a drawing of plain lines and areas; every colour becomes `ink`.
    ///
    /// # Errors
    /// [`DocumentError::Build`] when it is no SVG, or holds a text, a picture, a pattern or a
    /// see-through part, which cannot be drawn as plain shapes.
    pub fn read(svg: &str, ink: Color) -> Result<Svg, DocumentError> {
        let tree = Tree::from_str(svg, &Options::default())
            .map_err(|error| DocumentError::Build(format!("tekening: {error}")))?;
        let mut drawing = Svg {
            size: tree.size().width().max(tree.size().height()),
            paths: Vec::new(),
        };
        drawing.group(tree.root(), ink)?;
        Ok(drawing)
    }

    fn group(&mut self, group: &Group, ink: Color) -> Result<(), DocumentError> {
        let odd = || DocumentError::Build("tekening: niet alleen lijnen en vlakken".into());
        if group.opacity().get() < 1.0 || group.clip_path().is_some() || group.mask().is_some() {
            return Err(odd());
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, ink)?,
                Node::Path(path) if path.is_visible() => {
                    self.paths.push(shape(path, ink).ok_or_else(odd)?);
                }
                Node::Path(_) => {}
                Node::Image(_) | Node::Text(_) => return Err(odd()),
            }
        }
        Ok(())
    }

    /// The drawing in a box of `size` points with its left top corner at `x`, `y`.
    #[must_use]
    pub fn paths(&self, (x, y): (f32, f32), size: f32) -> Vec<Path> {
        let unit = size / self.size;
        self.paths
            .iter()
            .map(|path| {
                let mut path = path.clone().map(|px, py| (x + px * unit, y + py * unit));
                if let Some(stroke) = &mut path.stroke {
                    stroke.width *= unit;
                }
                path
            })
            .collect()
    }
}

/// Nothing when it cannot be drawn in one ink.
fn shape(path: &usvg::Path, ink: Color) -> Option<Path> {
    let transform = path.abs_transform();
    let data = path.data().clone().transform(transform)?;
    let fill = match path.fill() {
        Some(fill) if fill.rule() == FillRule::EvenOdd => return None,
        Some(fill) => Some(plain(fill.paint(), fill.opacity().get())?),
        None => None,
    };
    let stroke = match path.stroke() {
        Some(stroke) if stroke.dasharray().is_some() => return None,
        Some(stroke) => {
            plain(stroke.paint(), stroke.opacity().get())?;
            let (across, down) = transform.get_scale();
            Some(Stroke {
                color: ink,
                width: stroke.width().get() * (across + down) / 2.0,
                dash: None,
                round: stroke.linecap() == LineCap::Round,
            })
        }
        None => None,
    };
    // White areas cover what is below them; everything else is ink.
    let fill = fill.map(|white| if white { Color::WHITE } else { ink });
    Some(Path {
        steps: steps(&data),
        fill,
        stroke,
    })
}

/// Whether a whole colour is white; nothing when it is no whole colour.
fn plain(paint: &Paint, opacity: f32) -> Option<bool> {
    match paint {
        Paint::Color(color) if opacity >= 1.0 => {
            Some((color.red, color.green, color.blue) == (255, 255, 255))
        }
        _ => None,
    }
}

fn steps(data: &usvg::tiny_skia_path::Path) -> Vec<Step> {
    let mut at = (0.0, 0.0);
    let mut steps = Vec::new();
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                steps.push(Step::Move(to.x, to.y));
                at = (to.x, to.y);
            }
            PathSegment::LineTo(to) => {
                steps.push(Step::Line(to.x, to.y));
                at = (to.x, to.y);
            }
            PathSegment::QuadTo(by, to) => {
                // The same curve with two handles.
                let third = |from: f32, by: f32| from + (by - from) * 2.0 / 3.0;
                steps.push(Step::Curve(
                    third(at.0, by.x),
                    third(at.1, by.y),
                    third(to.x, by.x),
                    third(to.y, by.y),
                    to.x,
                    to.y,
                ));
                at = (to.x, to.y);
            }
            PathSegment::CubicTo(one, two, to) => {
                steps.push(Step::Curve(one.x, one.y, two.x, two.y, to.x, to.y));
                at = (to.x, to.y);
            }
            PathSegment::Close => steps.push(Step::Close),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const INK: Color = Color(1, 2, 3);

    fn read(inside: &str) -> Result<Svg, DocumentError> {
        let svg = format!(
            r#"<svg viewBox="0 0 72 72" xmlns="http://www.w3.org/2000/svg">{inside}</svg>"#
        );
        Svg::read(&svg, INK)
    }

    #[test]
    fn a_line_keeps_its_place_and_thickness() {
        let line = r##"<g transform="translate(4 0)"><path fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" d="M0 36h32"/></g>"##;
        let drawn = read(line).unwrap().paths((10.0, 20.0), 36.0);
        assert_eq!(
            drawn[0].steps,
            [Step::Move(12.0, 38.0), Step::Line(28.0, 38.0)]
        );
        let stroke = drawn[0].stroke.unwrap();
        assert_eq!((stroke.width, stroke.color, stroke.round), (1.0, INK, true));
    }

    #[test]
    fn what_is_no_plain_drawing_is_refused() {
        for inside in [
            r#"<rect width="9" height="9" opacity="0.5"/>"#,
            r#"<rect width="9" height="9" fill-rule="evenodd"/>"#,
            "<path",
        ] {
            let error = read(inside).unwrap_err();
            assert_eq!(error.code(), "document_build", "{inside}");
        }
    }
}
