//! Pages of A4 two by two on sheets of A4 on their side, in the order in which a folded booklet of
//! A5 is read. A pure change of finished pages: nothing is laid out again.

use std::collections::HashMap;

use super::geometry::Size;
use super::page::{Bookmark, Item, Mark, Page};
use super::tags::{NodeId, Tags};

/// Width of A5 against that of A4.
const SCALE: f32 = Size::A4.height / 2.0 / Size::A4.width;

/// The pages of every side of paper, left and right, for `count` pages that are folded once in the
/// middle (saddle stitch). Nothing stands for an empty page: there are always as many as fill whole
/// sheets, four pages each. The sides come in pairs: front and back of a sheet.
#[must_use]
pub fn sides(count: usize) -> Vec<[Option<usize>; 2]> {
    let padded = count.next_multiple_of(4);
    let page = |number: usize| (number < count).then_some(number);
    (0..padded / 2)
        .map(|side| {
            let (outer, inner) = (page(padded - 1 - side), page(side));
            // On a front side the later page is at the left, on a back side at the right.
            if side % 2 == 0 {
                [outer, inner]
            } else {
                [inner, outer]
            }
        })
        .collect()
}

/// Makes a booklet of `pages`. The order of reading stays that of the pages: an element that went on
/// over two pages gets a part for each. `bookmarks` point at `pages`, counted from 0, and get the
/// side of paper instead.
#[must_use]
pub fn booklet(mut pages: Vec<Page>, tags: &mut Tags, bookmarks: &mut [Bookmark]) -> Vec<Page> {
    part(&mut pages, tags);
    let mut places = HashMap::new();
    let mut pages: Vec<Option<Page>> = pages.into_iter().map(Some).collect();
    let sheets = sides(pages.len())
        .into_iter()
        .enumerate()
        .map(|(side, two)| {
            let mut items = Vec::new();
            for (half, number) in two.into_iter().enumerate() {
                let Some(number) = number else { continue };
                places.insert(number, side);
                if let Some(page) = pages.get_mut(number).and_then(Option::take) {
                    items.extend(half_of_sheet(page, half));
                }
            }
            Page {
                items,
                size: Size::A4_TURNED,
            }
        })
        .collect();
    for bookmark in bookmarks {
        if let Some(&side) = places.get(&bookmark.page) {
            bookmark.page = side;
        }
    }
    sheets
}

/// A page at half its size on the left (0) or right (1) half of a sheet.
fn half_of_sheet(page: Page, half: usize) -> impl Iterator<Item = Item> {
    let width = Size::A4_TURNED.width / 2.0;
    let left = if half == 0 { 0.0 } else { width };
    let top = (Size::A4_TURNED.height - page.size.height * SCALE) / 2.0;
    page.items
        .into_iter()
        .map(move |item| item.scaled(SCALE, (left, top)))
}

/// Gives every element that stands on more than one page a part per page, in the order of the pages.
fn part(pages: &mut [Page], tags: &mut Tags) {
    let mut on: HashMap<NodeId, Vec<usize>> = HashMap::new();
    let mut seen = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for item in &page.items {
            if let Mark::Tag(node) = item.mark {
                let on = on.entry(node).or_insert_with(|| {
                    seen.push(node);
                    Vec::new()
                });
                if on.last() != Some(&number) {
                    on.push(number);
                }
            }
        }
    }
    let mut parts: HashMap<(NodeId, usize), NodeId> = HashMap::new();
    // In the order of the pages, so that the same pages always make the same file.
    for node in seen {
        let numbers = &on[&node];
        if numbers.len() < 2 {
            continue;
        }
        for &number in numbers {
            parts.insert((node, number), tags.add(node, "Span"));
        }
    }
    for (number, page) in pages.iter_mut().enumerate() {
        for item in &mut page.items {
            if let Mark::Tag(node) = item.mark
                && let Some(&part) = parts.get(&(node, number))
            {
                item.mark = Mark::Tag(part);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::engine::geometry::{Area, Color};
    use crate::engine::page::Drawing;
    use crate::engine::path::Path;

    fn numbers(count: usize) -> Vec<[usize; 2]> {
        // From 1, and 0 for an empty page, as a printer writes it.
        sides(count)
            .into_iter()
            .map(|two| two.map(|page| page.map_or(0, |page| page + 1)))
            .collect()
    }

    #[test]
    fn a_folded_sheet_reads_on() {
        assert_eq!(numbers(4), [[4, 1], [2, 3]]);
        assert_eq!(numbers(8), [[8, 1], [2, 7], [6, 3], [4, 5]]);
    }

    #[test]
    fn empty_pages_fill_the_last_sheet() {
        assert_eq!(numbers(6), [[0, 1], [2, 0], [6, 3], [4, 5]]);
        assert_eq!(numbers(1), [[0, 1], [0, 0]]);
        assert!(numbers(0).is_empty());
    }

    #[test]
    fn every_page_is_there_once_and_on_two_sides_of_one_sheet() {
        for count in 1..60 {
            let sides = sides(count);
            assert!(sides.len().is_multiple_of(2));
            let mut all: Vec<usize> = sides.iter().flatten().flatten().copied().collect();
            all.sort_unstable();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            // A leaf has page 2n on its right front and page 2n + 1 on its left back.
            for sheet in sides.chunks(2) {
                let (front, back) = (sheet[0], sheet[1]);
                if let (Some(one), Some(other)) = (front[1], back[0]) {
                    assert_eq!(one + 1, other);
                }
                if let (Some(one), Some(other)) = (back[1], front[0]) {
                    assert_eq!(one + 1, other);
                }
            }
        }
    }

    #[test]
    fn what_goes_on_over_pages_stays_in_the_order_of_reading() {
        let mut tags = Tags::default();
        let text = tags.add(Tags::ROOT, "P");
        let page = |mark| {
            Page::a4(vec![Item {
                mark,
                drawing: Drawing::Shape(
                    Path::rect(Area {
                        x: 0.0,
                        y: 0.0,
                        width: Size::A4.width,
                        height: Size::A4.height,
                    })
                    .fill(Color::WHITE),
                ),
            }])
        };
        let pages = (0..5).map(|_| page(Mark::Tag(text))).collect();
        let mut bookmarks = [Bookmark {
            title: "Vijf".into(),
            page: 4,
            depth: 0,
        }];
        let sheets = booklet(pages, &mut tags, &mut bookmarks);
        assert_eq!(sheets.len(), 4);
        assert!(sheets.iter().all(|sheet| sheet.size == Size::A4_TURNED));
        let parts = tags.node(text).children.clone();
        assert_eq!(parts.len(), 5);
        // Page 5 is at the right of the last side, page 1 at the right of the first.
        assert_eq!(sheets[0].items[0].mark, Mark::Tag(parts[0]));
        assert_eq!(sheets[3].items[1].mark, Mark::Tag(parts[4]));
        assert_eq!(bookmarks[0].page, 3);
        let area = sheets[0].items[0].area().unwrap();
        assert!((area.x - Size::A4_TURNED.width / 2.0).abs() < 0.01);
        assert!((area.width - Size::A4_TURNED.width / 2.0).abs() < 0.01);
        assert!((area.height - Size::A4_TURNED.height).abs() < 0.5);
    }
}
