"""What is mutated, and which tests are to notice: quick ones first, slow ones for what those let through."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """A part of the program: its modules, the tests that run for each of its mutants, and those for what is left."""

    name: str
    modules: tuple[str, ...]
    quick: tuple[str, ...]
    slow: tuple[str, ...] = ()


SUBJECTS = (
    Subject(
        "reader",
        (
            *("mia_kb.reading.nodes", "mia_kb.reading.records", "mia_kb.reading.validation", "mia_kb.reading.quick"),
            *("mia_kb.reading.yaml", "mia_kb.reading.yaml_diagnosis", "mia_kb.reading.yaml_loader"),
            *("mia_kb.reading.yaml_losses", "mia_kb.reading.yaml_text", "mia_kb.reading.yaml_tree"),
        ),
        (
            *(
                "tests/reading/test_yaml_cases.py",
                "tests/reading/test_yaml_suite.py",
                "tests/reading/test_yaml_nodes.py",
            ),
            *(
                "tests/reading/test_validation.py",
                "tests/reading/test_read_records.py",
                "tests/reading/test_yaml_rules.py",
            ),
        ),
        (
            *("tests/reading/test_yaml_properties.py", "tests/reading/test_yaml_limits.py"),
            *("tests/checks/test_examples.py", "tests/fuzz/test_fuzz.py"),
        ),
    ),
    Subject(
        "paths",
        (
            "mia_kb.reading.folder",
            "mia_kb.engines.sources",
            "mia_kb.publishing.target",
            "mia_kb.engines.plain_settings",
        ),
        ("tests/reading/test_folder.py", "tests/trust/test_names.py", "tests/trust/test_hostile_settings.py"),
        ("tests/publishing/test_two_doors.py", "tests/publishing/test_release.py"),
    ),
    Subject(
        "escaping",
        ("mia_kb.rendering.prose", "mia_kb.engines.frame", "mia_kb.search.scripts"),
        (
            *("tests/engines/test_frame.py", "tests/trust/test_escaping.py", "tests/rendering/test_prose.py"),
            *("tests/rendering/test_prose_notes.py", "tests/rendering/test_prose_folds.py"),
        ),
        (
            *("tests/trust/test_markdown_depth.py", "tests/fuzz/test_fuzz.py"),
            "tests/trust/test_output.py::test_prose_may_hold_nothing_that_runs_loads_or_sends",
            "tests/trust/test_output.py::test_a_text_that_quotes_an_address_of_ours_is_kept",
            "tests/trust/test_output.py::test_search_files_are_one_call_with_data_each",
            "tests/trust/test_output.py::test_an_attack_in_prose_gives_only_what_prose_may_have",
        ),
    ),
    Subject(
        "publishing",
        (
            *(
                "mia_kb.publishing.release",
                "mia_kb.publishing.swap",
                "mia_kb.publishing.tree",
                "mia_kb.publishing.lock",
            ),
            *("mia_kb.publishing.removing", "mia_kb.publishing.interrupts"),
            *("mia_kb.publishing.adding", "mia_kb.publishing.rewriting", "mia_kb.publishing.replacing"),
        ),
        (
            *("tests/trust/test_publishing_parts.py", "tests/publishing/test_tree.py"),
            *("tests/publishing/test_release.py", "tests/publishing/test_adding.py", "tests/cli/test_reassign.py"),
        ),
        (
            *("tests/publishing/test_two_doors.py", "tests/trust/test_faults.py"),
            "tests/trust/test_writing_faults.py",
        ),
    ),
    Subject(
        "personal data",
        (
            *("mia_kb.checks.identity_numbers", "mia_kb.checks.phone_numbers", "mia_kb.checks.email_addresses"),
            *("mia_kb.checks.case_details", "mia_kb.checks.discreet", "mia_kb.checks.exemptions"),
        ),
        (
            *("tests/trust/personal/test_measured.py", "tests/checks/test_identity_numbers.py"),
            *("tests/trust/personal/test_words_of_persons.py", "tests/checks/test_wording.py"),
        ),
        (
            *("tests/trust/personal/test_exemptions.py", "tests/trust/personal/test_everywhere.py"),
            *("tests/checks/test_sieves.py", "tests/checks/test_hostile_texts.py", "tests/checks/test_examples.py"),
        ),
    ),
    Subject(
        "attachments",
        (
            *("mia_kb.attachments.jpeg", "mia_kb.attachments.png", "mia_kb.attachments.gif", "mia_kb.attachments.webp"),
            *("mia_kb.attachments.exif", "mia_kb.attachments.pictures", "mia_kb.attachments.drawing"),
            "mia_kb.attachments.telling",
            *("mia_kb.attachments.drawing_rules", "mia_kb.attachments.document", "mia_kb.attachments.pdf"),
            *("mia_kb.attachments.pdf_text", "mia_kb.publishing.attached", "mia_kb.publishing.written_pages"),
        ),
        (
            *("tests/trust/test_drawing_rules.py", "tests/trust/test_written_pages.py", "tests/trust/test_pictures.py"),
            "tests/trust/test_drawings_published.py",
            *("tests/trust/test_telling.py", "tests/trust/test_documents_published.py", "tests/trust/test_pdf_text.py"),
        ),
        ("tests/checks/test_examples.py", "tests/trust/test_attached_files.py"),
    ),
)
