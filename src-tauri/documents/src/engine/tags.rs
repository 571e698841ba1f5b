//! The structure behind the page: what is a heading, a list, a table. Built while the pages are
//! laid out, so that the order of reading is the order of writing.

use super::geometry::Area;

/// Number of a node in [`Tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(pub(super) usize);

/// One element of the structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Standard structure type, such as `P` or `Table`.
    pub tag: &'static str,
    /// Text instead of a picture.
    pub alt: Option<String>,
    /// Where a picture stands, with its page number from 0; filled in while writing.
    pub area: Option<(usize, Area)>,
    /// Elements inside, in the order of reading.
    pub children: Vec<NodeId>,
    /// The element around this one.
    pub parent: Option<NodeId>,
}

/// All elements of a document. The first is the document itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Tags {
    nodes: Vec<Node>,
}

impl Default for Tags {
    fn default() -> Self {
        Tags {
            nodes: vec![Node {
                tag: "Document",
                alt: None,
                area: None,
                children: Vec::new(),
                parent: None,
            }],
        }
    }
}

impl Tags {
    /// The document itself.
    pub const ROOT: NodeId = NodeId(0);

    /// Adds an element at the end of `parent`.
    pub fn add(&mut self, parent: NodeId, tag: &'static str) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            tag,
            alt: None,
            area: None,
            children: Vec::new(),
            parent: Some(parent),
        });
        self.nodes[parent.0].children.push(id);
        id
    }

    /// Adds a picture with the text that stands for it.
    pub fn figure(&mut self, parent: NodeId, alt: impl Into<String>) -> NodeId {
        let id = self.add(parent, "Figure");
        self.nodes[id.0].alt = Some(alt.into());
        id
    }

    /// Takes back what was added since there were `count` elements.
    pub(super) fn cut(&mut self, count: usize) {
        self.nodes.truncate(count.max(1));
        let left = self.nodes.len();
        for node in &mut self.nodes {
            node.children.retain(|child| child.0 < left);
        }
    }

    /// All elements, parents before their children.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The element with this number.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// Where a picture stands.
    pub fn place(&mut self, id: NodeId, page: usize, area: Area) {
        let node = &mut self.nodes[id.0];
        node.area = Some(match node.area {
            Some((same, before)) if same == page => (page, before.around(area)),
            _ => (page, area),
        });
    }
}
