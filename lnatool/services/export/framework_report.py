"""A framework as a document: complete for a reviewer, or an overview for a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lnatool.domain.framework import Competency, Domain, Framework, Role
from lnatool.domain.learning import Route
from lnatool.services.export.blocks import (
    Block,
    Bullets,
    Heading,
    Pairs,
    Paragraph,
    Report,
    Table,
    Together,
)
from lnatool.services.export.framework_overview import Setting, overview_blocks
from lnatool.services.export.words import Translate, plain_words, titled

Titles = Mapping[str, Mapping[str, str]]
"""For each reference framework by id, the titles of its codes; its own title under ``""``."""


def framework_report(
    framework: Framework,
    standards: Titles,
    routes: Mapping[str, Route],
    tr: Translate = plain_words,
) -> Report:
    """Everything in a framework, in the order in which a reviewer reads it.

    ``standards`` and ``routes`` put titles to codes and ids; one that they lack stands as it is.
    """
    document = _Document(framework, standards, routes, tr)
    return _report(framework, framework.title, document.blocks(), tr)


def role_overview(
    framework: Framework, role: Role, setting: Setting, tr: Translate = plain_words
) -> Report:
    """All that a role is asked about and the levels expected at each review point."""
    blocks = overview_blocks(framework, role, setting, tr)
    return _report(framework, f"{framework.title}: {role.title}", blocks, tr)


def _report(framework: Framework, title: str, blocks: tuple[Block, ...], tr: Translate) -> Report:
    edition = tr("{title}, edition {edition}").format(
        title=framework.title, edition=framework.edition
    )
    return Report(
        title=title,
        subject=edition,
        running=edition,
        language=framework.language or "en-GB",
        blocks=blocks,
    )


class _Document:
    """The blocks of a whole framework."""

    def __init__(
        self,
        framework: Framework,
        standards: Titles,
        routes: Mapping[str, Route],
        tr: Translate,
    ) -> None:
        self._framework = framework
        self._standards = standards
        self._routes = routes
        self._tr = tr

    def blocks(self) -> tuple[Block, ...]:
        framework, tr = self._framework, self._tr
        assessment = framework.kind == "assessment"
        return (
            Heading(1, framework.title),
            Pairs(tuple(self._about())),
            *((Paragraph(framework.summary),) if framework.summary else ()),
            *(self._roles() if framework.roles else ()),
            *self._scales(),
            *(self._schedules() if framework.schedules else ()),
            *(
                block
                for number, domain in enumerate(framework.domains)
                for block in self._domain(domain, new_page=assessment and number == 0)
            ),
            *(
                (Paragraph(tr("Licence: {name}").format(name=framework.licence), quiet=True),)
                if framework.licence
                else ()
            ),
        )

    def _about(self) -> Iterator[tuple[str, str]]:
        framework, tr = self._framework, self._tr
        yield tr("Edition"), framework.edition
        if framework.publisher:
            yield tr("Published by"), framework.publisher
        if framework.extends:
            yield tr("Extends"), framework.extends
        if framework.source:
            source = framework.source
            yield tr("Source"), ", ".join(filter(None, (source.publisher, source.title)))
            if source.edition:
                yield tr("Source edition"), source.edition
        what = tr("Codes") if framework.kind == "reference" else tr("Competencies")
        yield what, str(framework.competency_count)

    def _roles(self) -> Iterator[Block]:
        tr = self._tr
        yield Heading(2, tr("Roles"))
        yield Table(
            tr("Roles"),
            (tr("Role"), tr("Pay bands"), tr("Topics"), tr("About")),
            (30, 14, 11, 45),
            tuple(
                (
                    role.title,
                    ", ".join(role.bands),
                    str(len(self._framework.for_role(role.id))),
                    role.description,
                )
                for role in self._framework.roles
            ),
        )

    def _scales(self) -> Iterator[Block]:
        for scale in self._framework.scales:
            yield Heading(2, scale.title)
            if scale.question:
                yield Paragraph(scale.question)
            yield Table(
                scale.title,
                (self._tr("Level"), self._tr("Name"), self._tr("What it looks like")),
                (10, 30, 60),
                tuple((str(level.value), level.label, level.descriptor) for level in scale.levels),
            )

    def _schedules(self) -> Iterator[Block]:
        tr = self._tr
        yield Heading(2, tr("Review meetings to choose from"))
        for schedule in self._framework.schedules:
            meetings = "; ".join(
                tr("{title} in week {week}").format(title=meeting.title, week=meeting.weeks)
                for meeting in schedule.meetings
            )
            yield Paragraph(f"{meetings}.", label=schedule.title)

    def _domain(self, domain: Domain, *, new_page: bool = False) -> Iterator[Block]:
        yield Heading(2, f"{domain.code}  {domain.title}".strip(), new_page=new_page)
        if domain.description:
            yield Paragraph(domain.description)
        if self._framework.kind == "reference":
            if domain.competencies:
                yield Bullets(tuple(_listed(item) for item in domain.competencies))
        else:
            for item in domain.competencies:
                yield self._competency(item)
        for child in domain.domains:
            yield from self._domain(child)

    def _competency(self, item: Competency) -> Together:
        tr = self._tr
        pairs = (
            (tr("Kind"), self._kind(item)),
            (tr("Roles"), "\n".join(self._expected(item))),
            (tr("Evidence"), "\n".join(example.text for example in item.evidence)),
            (tr("Standards"), "\n".join(self._mappings(item))),
            (tr("Learning"), "\n".join(self._learning(item))),
        )
        return Together(
            (
                Heading(3, titled(item)),
                Paragraph(item.statement),
                *((Bullets(item.prompts),) if item.prompts else ()),
                Pairs(tuple((name, value) for name, value in pairs if value)),
            )
        )

    def _kind(self, item: Competency) -> str:
        tr = self._tr
        kind = {"knowledge": tr("Knowledge"), "skill": tr("Skill"), "behaviour": tr("Behaviour")}
        parts = [kind[item.kind]]
        if item.importance is not None:
            parts.append(tr("importance {value}").format(value=item.importance))
        if item.if_in_role:
            parts.append(tr("only where it is part of the role"))
        if item.tags:
            parts.append(tr("about {tags}").format(tags=", ".join(item.tags)))
        return ", ".join(parts)

    def _expected(self, item: Competency) -> Iterator[str]:
        for role in self._framework.roles:
            if item.applies_to(role.id):
                levels = "; ".join(
                    f"{point.title} {level}"
                    for point in self._framework.review_points
                    if (level := item.expected_level(role.id, point.id)) is not None
                )
                yield f"{role.title}: {levels}" if levels else role.title

    def _mappings(self, item: Competency) -> Iterator[str]:
        for mapping in item.mappings:
            titles = self._standards.get(mapping.standard, {})
            standard = titles.get("", mapping.standard)
            title = titles.get(mapping.code, "")
            yield f"{standard}: {_cited(mapping.code, title)} ({mapping.relation})"
        yield from item.cites

    def _learning(self, item: Competency) -> Iterator[str]:
        for name in item.routes:
            route = self._routes.get(name)
            yield name if route is None else " ".join(filter(None, (route.title, route.code)))
        if item.no_formal_route:
            yield self._tr("No formal route is known.")


def _cited(code: str, title: str) -> str:
    """A code with its title; the title alone where the code is made of the title's words."""
    words = set(re.findall(r"[a-z0-9]+", title.casefold()))
    parts = set(re.findall(r"[a-z0-9]+", code.casefold()))
    said = parts <= words and not any(character.isdigit() for character in code)
    return title if said else f"{code} {title}".strip()


def _listed(item: Competency) -> str:
    """An entry of a reference framework, as ``titled`` unless the title says the code."""
    cited = _cited(item.code, item.title)
    return item.title if cited == item.title else titled(item)
