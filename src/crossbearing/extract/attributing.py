"""From drafts to statements: who carries whom, whose voice, what act, how sure.

Drafts of any reader will do: only the document's text and the drafts' spans are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract import acting, coreference, nesting
from crossbearing.extract.acting import Sight
from crossbearing.extract.acts import act
from crossbearing.extract.certainty import certainty
from crossbearing.extract.denied_words import denied_words
from crossbearing.extract.distancing import distanced
from crossbearing.extract.drafts import Draft
from crossbearing.extract.plain_words import plain_words
from crossbearing.extract.stance import stance
from crossbearing.model import Attribution, Document, identify


def attributions(
    document: Document, drafts: Sequence[Draft], sight: Sight | None = None
) -> tuple[Attribution, ...]:
    """The statements of a document from its drafts, in their order, each with its carrier.

    What they do is read by rules, and with a `sight` of the document by the network too.
    """
    parents = nesting.parents(drafts)
    voices = coreference.voices(document, drafts, parents)
    acts = [
        stance(document.text, draft, voice) for draft, voice in zip(drafts, voices, strict=True)
    ]
    if sight is not None:
        told = acting.done(document.text, sight, drafts, voices, acts)
        acts = [acting.settled(*each) for each in zip(acts, told, strict=True)]
    flat: list[Attribution] = []
    for draft, voice, kind_of_act in zip(drafts, voices, acts, strict=True):
        sure, hedge = certainty(
            document.text, draft, act(plain_words(document.text, draft.cue)), kind_of_act
        )
        flat.append(
            Attribution(
                id=identify("a", document.id, draft.source, draft.cue, draft.content),
                document=document.id,
                source=draft.source,
                cue=draft.cue,
                content=draft.content,
                kind=draft.kind,
                stance=kind_of_act,
                certainty=sure,
                hedge=hedge,
                negation=denied_words(document.text, draft.content),
                distanced=distanced(document.text, draft),
                voice=voice,
                extractor=draft.extractor,
            )
        )
    return tuple(
        each if parent is None else replace(each, parent=flat[parent].id)
        for each, parent in zip(flat, parents, strict=True)
    )
