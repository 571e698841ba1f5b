//! How a piece of text looks.

use super::fonts::Voice;
use super::geometry::Color;

/// The look of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Which font.
    pub voice: Voice,
    /// Size in points.
    pub size: f32,
    /// Distance between two baselines, in points.
    pub leading: f32,
    /// Ink.
    pub color: Color,
    /// Extra space after each letter, in em.
    pub tracking: f32,
}

impl TextStyle {
    /// A style without extra letter spacing.
    #[must_use]
    pub const fn new(voice: Voice, size: f32, leading: f32, color: Color) -> TextStyle {
        TextStyle {
            voice,
            size,
            leading,
            color,
            tracking: 0.0,
        }
    }

    /// The same in another ink.
    #[must_use]
    pub const fn ink(mut self, color: Color) -> TextStyle {
        self.color = color;
        self
    }

    /// The same with another font.
    #[must_use]
    pub const fn voice(mut self, voice: Voice) -> TextStyle {
        self.voice = voice;
        self
    }

    /// The same with extra space after each letter, in em.
    #[must_use]
    pub const fn spaced(mut self, tracking: f32) -> TextStyle {
        self.tracking = tracking;
        self
    }

    /// The same at another size; the leading follows.
    #[must_use]
    pub fn sized(mut self, size: f32) -> TextStyle {
        self.leading *= size / self.size;
        self.size = size;
        self
    }
}

/// A piece of text in one style. A line break in the text starts a new line.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// How it looks.
    pub style: TextStyle,
    /// Whether a word wider than the whole line may be split by the rules of Dutch. Names never.
    pub hyphenate: bool,
}

impl Span {
    /// Text in which long words may be split.
    #[must_use]
    pub fn new(text: impl Into<String>, style: TextStyle) -> Span {
        Span {
            text: text.into(),
            style,
            hyphenate: true,
        }
    }

    /// A name: never hyphenated.
    #[must_use]
    pub fn name(text: impl Into<String>, style: TextStyle) -> Span {
        Span {
            hyphenate: false,
            ..Span::new(text, style)
        }
    }
}
