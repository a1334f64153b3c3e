"""The shared words with a fixed meaning: codes in the records, labels on the pages."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Self

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Vocabulary(Enum):
    """A closed list of codes, each with a Swedish and an English label.

    A record may write the code or either label, in any case and with space, hyphen or underscore between the words:
    a person who knows the word shall not be stopped by its spelling.
    """

    code: str
    """What a record writes."""
    sv: str
    en: str

    def __new__(cls, code: str, sv: str, en: str) -> Self:
        """Keep the code as the value, the labels beside it."""
        member = object.__new__(cls)
        member._value_ = member.code = code
        member.sv = sv
        member.en = en
        return member

    __hash__ = object.__hash__  # members are few and asked for often; Enum's own is written in Python

    def label(self, language: str) -> str:
        """What a page shows."""
        return self.sv if language == "sv" else self.en

    @classmethod
    def read(cls, text: object) -> Self:
        """The member that `text` names; PydanticCustomError `not-in-vocabulary` with the choices if there is none."""
        if isinstance(text, cls):
            return text
        if isinstance(text, str):
            # nearly every record writes the code itself: only other spellings need to be folded
            member = cls._value2member_map_.get(text) or _by_spelling(cls).get(_folded(text))
            if isinstance(member, cls):
                return member
        choices = " ".join(member.code for member in cls)
        raise PydanticCustomError("not-in-vocabulary", "not one of {choices}", {"choices": choices})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda member: member.code),
        )

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """What an editor may let pass: it offers the codes, each with its labels, and accepts the labels as well."""
        codes = [{"const": member.code, "title": f"{member.sv} / {member.en}"} for member in cls]
        words = sorted({word for member in cls for word in (member.code, member.sv, member.en)})
        spellings = {"type": "string", "pattern": f"^({'|'.join(map(_spellings, words))})$"}
        return {"anyOf": [*codes, spellings]}


@cache
def _by_spelling(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    """The members by every word that names them, folded; a code goes before a label of another member."""
    labels = {_folded(word): member for member in vocabulary for word in (member.sv, member.en)}
    return labels | {_folded(member.code): member for member in vocabulary}


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def _spellings(word: str) -> str:
    """A pattern for the ways a word is usually written: with or without a capital, words joined in any way."""
    first, rest = re.escape(word[0].lower()), re.escape(word[1:])
    return f"[{first}{first.upper()}]" + rest.replace(r"\ ", "[ _-]").replace(r"\-", "[ _-]")


class Status(Vocabulary):
    """How far the review of a record has come."""

    DRAFT = "draft", "utkast", "draft"
    LOCAL_REVIEW = "local-review", "granskad lokalt", "reviewed locally"
    PUBLISHED = "published", "granskad regionalt", "reviewed regionally"
    RETIRED = "retired", "avslutad", "retired"


class ValueLevel(Vocabulary):
    """At which of three levels the value arises."""

    INDIVIDUAL = "individual", "individ", "individual"
    ORGANISATION = "organisation", "organisation", "organisation"
    SOCIETY = "society", "samhälle", "society"


class ObstacleLevel(Vocabulary):
    """At which level a problem is placed, as the ESF application asks."""

    INDIVIDUAL = "individual", "individ", "individual"
    ORGANISATION = "organisation", "organisation", "organisation"
    STRUCTURE = "structure", "struktur", "structure"


class Party(Vocabulary):
    """Who takes part, receives or has the mandate."""

    ARBETSFORMEDLINGEN = "arbetsformedlingen", "Arbetsförmedlingen", "Swedish Public Employment Service"
    FORSAKRINGSKASSAN = "forsakringskassan", "Försäkringskassan", "Swedish Social Insurance Agency"
    KOMMUN = "kommun", "kommunen", "the municipality"
    REGION = "region", "regionen och vården", "the region and health care"
    SAMORDNINGSFORBUND = "samordningsforbund", "samordningsförbundet", "the coordination association"
    SOCIAL_ENTERPRISE = "social-enterprise", "sociala företag", "social enterprises"
    EMPLOYER = "employer", "arbetsgivare", "employers"
    USER_ORGANISATION = "user-organisation", "brukarorganisationer", "user organisations"
    PROJECT = "project", "projektet", "the project"
    FUNDER = "funder", "finansiären", "the funder"


class Role(Vocabulary):
    """For whom a page is written: the eight roles that use the library."""

    HANDLEDARE = "handledare", "handledare och case manager", "supervisors and case managers"
    DELPROJEKTLEDARE = "delprojektledare", "delprojektledare", "sub-project managers"
    STYRGRUPP = "styrgrupp", "ledamot i styrgrupp", "steering group members"
    FORBUNDSCHEF = "forbundschef", "förbundschef och projektchef", "association and project directors"
    HANDLAGGARE = "handlaggare", "handläggare och remittent", "case officers and referrers"
    METODSTOD = "metodstod", "metodstöd och utvärderare", "method support and evaluators"
    WEBBREDAKTOR = "webbredaktor", "webbredaktör och it", "web editors and IT"
    FINANSIAR = "finansiar", "analytiker hos finansiären", "analysts at the funder"


class Phase(Vocabulary):
    """Where on the way towards work a record belongs."""

    REFERRAL = "referral", "väg in", "referral"
    ASSESSMENT = "assessment", "kartläggning", "assessment"
    PREPARATION = "preparation", "förberedelse", "preparation"
    TRAINING = "training", "arbetsträning", "work training"
    WORK_OR_STUDY = "work-or-study", "arbete eller studier", "work or study"
    FOLLOW_UP = "follow-up", "uppföljning", "follow-up"
    ORGANISING = "organising", "styrning och införande", "steering and implementing"


class StepPhase(Vocabulary):
    """When a step of a method is taken, seen from the meeting or activity itself."""

    BEFORE = "before", "före", "before"
    DURING = "during", "under", "during"
    AFTER = "after", "efter", "after"


class EvidenceLevel(Vocabulary):
    """What kind of knowledge there is: not how good the method is."""

    E4 = "E4", "systematisk översikt", "systematic review"
    E3 = "E3", "kontrollerad studie", "controlled study"
    E2 = "E2", "utvärdering utan kontrollgrupp", "evaluation without a control group"
    E1 = "E1", "strukturerad erfarenhet", "structured experience"
    E0 = "E0", "påstående", "claim"
    EN = "EN", "prövad, ingen effekt visad", "tested, no effect found"


class Certainty(Vocabulary):
    """How sure one can be of the result (GRADE); decides which words may be used."""

    HIGH = "high", "hög", "high"
    MODERATE = "moderate", "måttlig", "moderate"
    LOW = "low", "låg", "low"
    VERY_LOW = "very_low", "mycket låg", "very low"
    NOT_ASSESSED = "not-assessed", "inte bedömd", "not assessed"


class Transfer(Vocabulary):
    """How near the people studied are to the people the method is offered to."""

    SAME = "same", "samma målgrupp", "same target group"
    SIMILAR = "similar", "liknande målgrupp", "similar target group"
    OTHER = "other", "annan målgrupp", "other target group"


class Stage(Vocabulary):
    """How far the implementation has come in one place."""

    EXPLORING = "exploring", "utforskas", "exploring"
    INSTALLING = "installing", "förbereds", "installing"
    INITIAL = "initial", "prövas", "initial implementation"
    FULL = "full", "i full användning", "full implementation"
    SUSTAINED = "sustained", "vidmakthålls i ordinarie verksamhet", "sustained in regular services"
    ENDED = "ended", "avslutad", "ended"
    DECLINED = "declined", "avböjd", "declined"


class Outcome(Vocabulary):
    """What came of it."""

    WORKED = "worked", "fungerade", "worked"
    PARTLY = "partly", "fungerade delvis", "partly worked"
    DID_NOT_WORK = "did-not-work", "fungerade inte", "did not work"
    DID_HARM = "did-harm", "gjorde skada", "did harm"


class Closure(Vocabulary):
    """What has become of a lesson."""

    OPEN = "open", "öppen", "open"
    BUILT_IN = "built-in", "inbyggd i en metod", "built into a method"
    REJECTED = "rejected", "avvisad med skäl", "rejected with a reason"


class DeviationState(Vocabulary):
    """How far a deviation has come on its way to someone who can mend it."""

    NEW = "new", "ny", "new"
    RAISED = "raised", "lyft", "raised"
    ANSWERED = "answered", "besvarad", "answered"
    SOLVED = "solved", "löst", "solved"
    KNOWN = "known", "känd, ingen lösning", "known, no solution"


class FigureRole(Vocabulary):
    """Whether a figure was hoped for or happened; never both in one record."""

    OUTCOME = "outcome", "utfall", "outcome"
    TARGET = "target", "mål", "target"


class Counts(Vocabulary):
    """What was counted; a person may take part many times."""

    PERSONS = "persons", "personer", "persons"
    PARTICIPATIONS = "participations", "deltaganden (samma person kan räknas flera gånger)", "participations"
    ANSWERS = "answers", "svar", "answers"
    EVENTS = "events", "händelser", "events"
    STAFF = "staff", "medarbetare", "staff members"
    AGREEMENTS = "agreements", "avtal", "agreements"
    ORGANISATIONS = "organisations", "organisationer", "organisations"
    AMOUNT = "amount", "belopp", "amount of money"


class Approximate(Vocabulary):
    """Which part of a figure is not exact."""

    NUMERATOR = "numerator", "täljaren", "the numerator"
    DENOMINATOR = "denominator", "nämnaren", "the denominator"
    PERCENT = "percent", "andelen", "the share"
    NUMBER = "number", "talet", "the number"


class Perspective(Vocabulary):
    """Whose view something is."""

    PARTICIPANT = "participant", "deltagare", "participant"
    STAFF = "staff", "medarbetare", "staff"
    MANAGER = "manager", "chef eller projektledare", "manager or project leader"
    ORGANISATION = "organisation", "organisation", "organisation"
    EVALUATOR = "evaluator", "utvärderare", "evaluator"
    FUNDER = "funder", "finansiär", "funder"


class Standing(Vocabulary):
    """Where a person stands, from far from work to work: a short shared list, so that progressions compare."""

    NO_ACTIVITY = "no-activity", "ingen insats", "no activity"
    ENROLLED = "enrolled", "inskriven i projektet", "enrolled in the project"
    PREPARATION = "preparation", "förberedande insats", "preparatory measure"
    WORK_TRAINING = "work-training", "arbetsträning", "work training"
    ORDINARY_MEASURE = "ordinary-measure", "ordinarie arbetsinriktad insats", "ordinary work-oriented measure"
    SUBSIDISED_WORK = "subsidised-work", "arbete med stöd", "subsidised employment"
    WORK_OR_STUDY = "work-or-study", "arbete eller studier", "work or study"
    SAME_AS_BEFORE = "same-as-before", "samma läge som före", "same situation as before"
    OTHER = "other", "annat", "other"


class ParticipantView(Vocabulary):
    """Whether the result was good in the participants' own eyes."""

    POSITIVE = "positive", "positivt", "positive"
    MIXED = "mixed", "blandat", "mixed"
    NEGATIVE = "negative", "negativt", "negative"


class Choice(Vocabulary):
    """What a steering group can decide."""

    TRY = "try", "pröva", "try"
    ADOPT = "adopt", "inför", "adopt"
    WAIT = "wait", "avvakta", "wait"
    DECLINE = "decline", "avböj", "decline"
    END = "end", "avsluta", "end"


class OrganisationType(Vocabulary):
    """What an organisation is."""

    AGENCY = "agency", "myndighet", "agency"
    MUNICIPALITY = "municipality", "kommun", "municipality"
    REGION = "region", "region", "region"
    ASSOCIATION = "association", "samordningsförbund", "coordination association"
    SUB_PROJECT = "sub-project", "delprojekt", "sub-project"
    PROJECT = "project", "projekt", "project"
    SOCIAL_ENTERPRISE = "social-enterprise", "socialt företag", "social enterprise"
    OTHER = "other", "annan organisation", "other organisation"


class SourceKind(Vocabulary):
    """Who stands behind a source, so that what is reported can be told from what is examined."""

    REVIEW = "review", "systematisk översikt", "systematic review"
    RESEARCH = "research", "forskning", "research"
    EVALUATION = "evaluation", "extern utvärdering", "external evaluation"
    AUTHORITY = "authority", "myndighet", "authority"
    FUNDER = "funder", "finansiär", "funder"
    ASSOCIATION = "association", "samordningsförbund", "coordination association"
    PROJECT = "project", "projektet självt", "the project itself"
    MUNICIPALITY = "municipality", "kommun", "municipality"
    TRAINING = "training", "utbildningsanordnare", "training provider"
    MEDIA = "media", "tidning", "newspaper"
    INTERVIEW = "interview", "intervju", "interview"
    OTHER = "other", "annan källa", "other source"


class RelationType(Vocabulary):
    """How two records belong together."""

    SIMILAR = "similar", "liknar", "similar to"
    DERIVED = "derived", "bygger på", "derived from"
    REPLACES = "replaces", "ersätter", "replaces"
    CONTRADICTS = "contradicts", "säger emot", "contradicts"
    COMPLEMENTS = "complements", "kompletterar", "complements"
    PART_OF = "part-of", "är en del av", "part of"


class TermUse(Vocabulary):
    """What a term is used for besides the glossary."""

    TARGET_GROUP = "target-group", "målgrupp", "target group"
    WORD = "word", "ord", "word"


class MeasureType(Vocabulary):
    """What form a measure's value has."""

    SHARE = "share", "andel", "share"
    COUNT = "count", "antal", "count"
    MEAN = "mean", "medelvärde", "mean"
    AMOUNT = "amount", "belopp", "amount"


class Direction(Vocabulary):
    """Which way is better."""

    HIGHER = "higher", "högre är bättre", "higher is better"
    LOWER = "lower", "lägre är bättre", "lower is better"
    NEITHER = "neither", "varken eller", "neither"


class Licence(Vocabulary):
    """What others may do with the text."""

    CC0 = "CC0-1.0", "fri att använda (CC0)", "free to use (CC0)"
    CC_BY = "CC-BY-4.0", "fri att använda med angiven källa (CC BY)", "free to use with credit (CC BY)"
    CC_BY_SA = "CC-BY-SA-4.0", "fri med källa och samma licens (CC BY-SA)", "free with credit, same licence (CC BY-SA)"
    ALL_RIGHTS = "all-rights-reserved", "får inte återges", "may not be reproduced"
