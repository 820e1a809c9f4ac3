"""PDFs of the guide: sheets, cards, posters, leaflets, the handbook. What is behind these names is nobody else's business."""

from .content import SIZES, Content
from .typesetting import CannotSet, families, typeset

__all__ = ["SIZES", "CannotSet", "Content", "families", "typeset"]
