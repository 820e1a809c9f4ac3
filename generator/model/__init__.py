"""What a guide is. Imports nothing of ours; everything else imports it."""

from .agency import Agency, Hotline
from .base import ID_AT_MOST, Model, Review
from .citation import Citation, read_citation
from .clock import Clock, Extension, Period
from .document import Document
from .family import Family
from .form import Form, FormField
from .guide import Guide
from .kinds import KINDS, Kind
from .law import Counting, Law
from .location import Location
from .matter import Matter, MatterStaff, Route, RouteClock, Routes, Unfit
from .procedure import Actor, Edge, End, NotFor, Procedure, Relation, Remedy, StaffStep, Step, StepBase
from .question import Answer, Question
from .small import Case, Category, Group, Heard, PersonGroup, Planned, SearchWords, Term
from .statement import Statement
from .statute import NoSuchPassage, Statute, Statutes
from .topic import Section, Topic
from .walk import Path, citations_in, gather, texts_in, walk

__all__ = [
    "ID_AT_MOST",
    "KINDS", "Actor", "Agency", "Answer", "Case", "Category", "Citation", "Clock", "Counting", "Document", "Edge", "End",
    "Extension", "Family", "Form", "FormField", "Group", "Guide", "Heard", "Hotline", "Kind", "Law", "Location", "Matter",
    "MatterStaff", "Model", "NoSuchPassage", "NotFor", "Path", "Period", "PersonGroup", "Planned", "Procedure", "Question",
    "Relation", "Remedy",
    "Review", "Route", "RouteClock", "Routes", "SearchWords", "Section", "StaffStep", "Statement", "Statute", "Statutes",
    "Step", "StepBase", "Term", "Topic", "Unfit", "citations_in", "gather", "read_citation", "texts_in", "walk",
]  # fmt: skip
