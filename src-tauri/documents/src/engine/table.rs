//! Tables: a row is never cut, the head comes back on every page.

use super::block::Table;
use super::canvas::{Align, Canvas};
use super::error::DocumentError;
use super::layout::{Layout, Piece};
use super::page::Mark;
use super::path::Path;
use super::tags::NodeId;

impl Layout<'_> {
    pub(super) fn table(
        &mut self,
        table: &Table,
        x: f32,
        parent: NodeId,
    ) -> Result<Vec<Piece>, DocumentError> {
        let width: f32 = table.columns.iter().map(|(width, _)| width).sum::<f32>()
            + table.gap * table.columns.len().saturating_sub(1) as f32;
        let node = self.tags.add(parent, "Table");
        let mut head = self.head(table, x, node)?;
        let line =
            |y: f32, ink: f32| Path::line(&[(x, y), (x + width, y)]).stroke(table.line.0, ink);
        let mut canvas = Canvas::new(self.engine);
        // The line under the head is stronger than those between rows.
        canvas.shape(line(head.height, table.line.1 * 2.0), Mark::Decor);
        head.items.extend(canvas.items);
        head.before = table.before;
        head.keep = true;
        let repeated = self.heads.len();
        self.heads.push(head.clone());

        let mut pieces = vec![head];
        let rows = table.rows.len();
        for (number, cells) in table.rows.iter().enumerate() {
            let row = self.tags.add(node, "TR");
            let mut left = x;
            let mut sides = Vec::new();
            for ((width, _), blocks) in table.columns.iter().zip(cells) {
                let cell = self.tags.add(row, "TD");
                sides.push(self.blocks(blocks, left, *width, cell)?);
                left += width + table.gap;
            }
            let mut parts = self.beside(sides, 0.0);
            let single = parts.len() == 1;
            let last = parts.len().saturating_sub(1);
            for (index, part) in parts.iter_mut().enumerate() {
                part.head = Some(repeated);
                if index == 0 {
                    let pad = table.pad;
                    part.items = std::mem::take(&mut part.items)
                        .into_iter()
                        .map(|item| item.lowered(pad))
                        .collect();
                    part.height += pad;
                    if number > 0 {
                        let mut canvas = Canvas::new(self.engine);
                        canvas.shape(line(0.0, table.line.1), Mark::Decor);
                        part.items.splice(0..0, canvas.items);
                    }
                }
                if index == last {
                    part.height += table.pad;
                }
                if single {
                    part.height = part.height.max(table.row_height);
                }
            }
            // The last row is never alone on a page.
            if number > 0
                && number + 2 == rows
                && let Some(part) = parts.last_mut()
            {
                part.keep = true;
            }
            pieces.extend(parts);
        }
        let mut canvas = Canvas::new(self.engine);
        if let Some(last) = pieces.last_mut() {
            canvas.shape(line(last.height, table.line.1), Mark::Decor);
            last.items.extend(canvas.items);
        }
        Ok(pieces)
    }

    fn head(&mut self, table: &Table, x: f32, node: NodeId) -> Result<Piece, DocumentError> {
        let row = self.tags.add(node, "TR");
        let mut left = x;
        let mut sides = Vec::new();
        for (width, spans) in &table.columns {
            let cell = self.tags.add(row, "TH");
            sides.push(self.paragraph(spans, left, *width, Align::Left, 0.0, Mark::Tag(cell))?);
            left += width + table.gap;
        }
        let mut whole = Piece::default();
        for pieces in sides {
            let (items, height) = self.stack(pieces);
            whole.height = whole.height.max(height + table.pad);
            whole.items.extend(items);
        }
        Ok(whole)
    }
}
