//! Lengths and colours. All lengths in the engine are points (1/72 inch), measured from the top
//! left corner of the page with y growing downwards; only `write` turns them around.

/// Points in one millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// Millimetres as points.
#[must_use]
pub const fn mm(value: f32) -> f32 {
    value * MM
}

/// Width of A4 upright, in points.
pub const PAGE_WIDTH: f32 = mm(210.0);
/// Height of A4 upright, in points.
pub const PAGE_HEIGHT: f32 = mm(297.0);

/// Measures of a sheet of paper, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

impl Size {
    /// A4 upright.
    pub const A4: Size = Size {
        width: PAGE_WIDTH,
        height: PAGE_HEIGHT,
    };
    /// A4 on its side.
    pub const A4_TURNED: Size = Size {
        width: PAGE_HEIGHT,
        height: PAGE_WIDTH,
    };
}

impl Default for Size {
    fn default() -> Self {
        Size::A4
    }
}

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// White paper.
    pub const WHITE: Color = Color(255, 255, 255);

    /// Red, green and blue from 0 to 1.
    #[must_use]
    pub fn parts(self) -> [f32; 3] {
        [self.0, self.1, self.2].map(|part| f32::from(part) / 255.0)
    }
}

/// A rectangle: left, top, width and height in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Distance from the left edge of the page.
    pub x: f32,
    /// Distance from the top edge of the page.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// The smallest area around both.
    #[must_use]
    pub fn around(self, other: Area) -> Area {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        Area {
            x,
            y,
            width: (self.x + self.width).max(other.x + other.width) - x,
            height: (self.y + self.height).max(other.y + other.height) - y,
        }
    }
}
