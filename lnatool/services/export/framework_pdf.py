"""A framework as a PDF file."""

from __future__ import annotations

from pathlib import Path

from lnatool.domain.framework import Framework, Role
from lnatool.domain.problems import KnownError
from lnatool.services.export.blocks import Report
from lnatool.services.export.framework_overview import SETTINGS
from lnatool.services.export.framework_report import framework_report, role_overview
from lnatool.services.export.words import Translate, plain_words
from lnatool.services.library.find import Library
from lnatool.services.library.learning import learning_routes
from lnatool.services.storage.atomic import write_atomic


def write_framework_pdf(
    framework: Framework,
    library: Library,
    path: Path,
    role_id: str = "",
    translate: Translate = plain_words,
) -> None:
    """Write all of a framework, or one page for a role, as a tagged PDF.

    Raises KnownError where there is no such role, or the file cannot be written.
    """
    from lnatool.services.export.pdf.render import render

    if role_id:
        role = framework.role(role_id)
        if role is None:
            raise KnownError(
                "There is no role {id} in {framework}. Roles: {known}.",
                id=role_id,
                framework=framework.id,
                known=", ".join(each.id for each in framework.roles) or "none",
            )
        report = _fitted(framework, role, translate)
    else:
        titles = library.reference_codes()
        named = {entry.id: entry.title for entry in library.entries()}
        standards = {name: {"": named[name], **codes} for name, codes in titles.items()}
        routes, _ = learning_routes(library.folders)
        report = framework_report(framework, standards, routes, translate)
    write_atomic(path, render(report, translate))


def _fitted(framework: Framework, role: Role, translate: Translate) -> Report:
    """The overview in the easiest setting that takes one page; the smallest, if none does."""
    from lnatool.services.export.pdf.render import page_count

    *easier, smallest = SETTINGS
    for setting in easier:
        report = role_overview(framework, role, setting, translate)
        if page_count(report) == 1:
            return report
    return role_overview(framework, role, smallest, translate)
