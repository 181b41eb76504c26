//! What a node of the structure tree is: what a reader aloud calls it.

/// What a node of the structure tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Heading1,
    Heading2,
    Heading3,
    Paragraph,
    Division,
    Table,
    Row,
    ColumnHeader,
    RowHeader,
    Cell,
    Figure,
    /// Text that leads elsewhere in the document.
    Link,
}

impl Role {
    /// How deep a heading stands in the outline, from 0.
    pub(crate) const fn depth(self) -> Option<usize> {
        match self {
            Self::Heading1 => Some(0),
            Self::Heading2 => Some(1),
            _ => None,
        }
    }

    pub(crate) const fn is_heading(self) -> bool {
        matches!(self, Self::Heading1 | Self::Heading2 | Self::Heading3)
    }
}
