"""The tagging network: words see their neighbours, their names elsewhere, and their sentences see
one another.

The encoder's vectors already know a window; what they lack is the document. So sentences are
pooled (Yang et al. 2016), attend to each other (Vaswani et al. 2017), and tell their words.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from crossbearing.extract.tagging.page import BAG, ENDINGS, FACTS, SENTENCES

WIDTH, VECTORS, KEPT, HEADS = 128, 768, 256, 4
WORD, ENDING = 64, 16
LABELS, KINDS = 11, 7


class Block(nn.Module):
    """A pre-norm transformer layer over sentences."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        n, length, width = x.shape
        parts = self.qkv(self.norm(x)).view(n, length, 3, HEADS, width // HEADS)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(2, 3) / (width // HEADS) ** 0.5
        if mask is not None:
            scores = scores + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(n, length, width)
        x = x + self.drop(self.out(mixed))
        return x + self.drop(self.down(F.gelu(self.up(self.norm2(x)))))


class Tagger(nn.Module):
    """Chances of labels for words, and of types of incident for sentences and the document.

    `names` and `sentences` are matrices that tell which words belong together, a row a name or
    sentence; rows may be empty.
    """

    def __init__(self, vocabulary: int, drop: float = 0.2) -> None:
        super().__init__()
        self.vectors = nn.Linear(KEPT, WIDTH)
        self.word = nn.Embedding(vocabulary, WORD, padding_idx=0)
        self.ending = nn.Embedding(ENDINGS, ENDING, padding_idx=0)
        nn.init.normal_(self.word.weight, std=0.1)
        nn.init.normal_(self.ending.weight, std=0.1)
        self.own = nn.Linear(WORD + ENDING + FACTS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.near = nn.Conv1d(WIDTH, WIDTH, 5, padding=2)
        self.norm_near = nn.LayerNorm(WIDTH)
        self.named = nn.Linear(WIDTH, WIDTH)
        self.weight = nn.Linear(WIDTH, 1)
        self.pooled = nn.Linear(2 * WIDTH, WIDTH)
        self.order = nn.Embedding(SENTENCES, WIDTH)
        nn.init.normal_(self.order.weight, std=0.05)
        self.among = Block(drop)
        self.norm_among = nn.LayerNorm(WIDTH)
        self.back = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        self.beside = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.norm_last = nn.LayerNorm(WIDTH)
        self.labels = nn.Linear(WIDTH, LABELS)
        self.look = nn.Linear(WIDTH, KINDS)
        self.document = nn.Linear(WIDTH, KINDS)
        self.look_sentence = nn.Linear(WIDTH, KINDS)
        self.document_sentence = nn.Linear(WIDTH, KINDS)
        self.told = nn.Linear(WIDTH, KINDS)
        self.drop = drop

    def forward(
        self,
        vectors: Tensor,
        bag: Tensor,
        endings: Tensor,
        facts: Tensor,
        names: Tensor,
        sentences: Tensor,
        order: Tensor,
        keep: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [b, n, 11], [b, 7] and [b, s, 7] of padded documents; `keep` [b, n] is 0 where
        one has ended."""
        if self.training:
            bag = bag.masked_fill(torch.rand(bag.shape) < 0.15, 0)
        known = self.dropped(self.word(bag).sum(-2))
        own = self.own(torch.cat((known, self.dropped(self.ending(endings)), facts), -1))
        keep = keep[..., None]
        x = self.norm(self.vectors(self.dropped(vectors, 0.1)) + own) * keep
        near = F.gelu(self.near(x.transpose(1, 2)).transpose(1, 2))
        x = (self.norm_near(x + self.dropped(near)) * keep).float()
        mean = names @ x / names.sum(-1, keepdim=True).clamp(min=1)
        elsewhere = names.transpose(1, 2) @ mean
        size = sentences.sum(-1, keepdim=True)
        worth = self.weight(x).float().clamp(-8, 8).exp() * keep
        plain = sentences @ x / size.clamp(min=1)
        weighed = sentences @ (x * worth) / (sentences @ worth).clamp(min=1e-6)
        told = self.pooled(torch.cat((plain, weighed), -1)) + self.order(order)
        empty = (size == 0).float() * -1e4
        told = self.norm_among(self.among(told.float(), empty.transpose(1, 2)[:, None])).float()
        back = sentences.transpose(1, 2) @ self.back(told).float()
        x = x + self.dropped(self.named(elsewhere).float() + back)
        x = x + self.dropped(self.down(F.gelu(self.up(x))).float())
        x = x + F.gelu(self.beside(x.transpose(1, 2)).transpose(1, 2)).float()
        x = self.dropped(self.norm_last(x))
        looked = (self.look(x).float() + (keep - 1) * 1e4).softmax(1)
        seen = looked.transpose(1, 2) @ x
        looked = (self.look_sentence(told).float() + empty).softmax(1)
        seen_told = looked.transpose(1, 2) @ self.dropped(told)
        document = (
            (seen * self.document.weight).sum(-1)
            + self.document.bias
            + (seen_told * self.document_sentence.weight).sum(-1)
        )
        return self.labels(x), document, self.told(told)

    def dropped(self, x: Tensor, share: float | None = None) -> Tensor:
        """Whole features left out in training, the same for all words of a document."""
        share = self.drop if share is None else share
        if not self.training:
            return x
        kept = (torch.rand(x.shape[0], 1, x.shape[2]) >= share).to(x.dtype)
        return x * kept / (1 - share)


class Shipped(nn.Module):
    """The tagger for one document, with the standardising of vectors folded in, giving chances."""

    def __init__(self, tagger: Tagger, mean: Tensor, turn: Tensor) -> None:
        super().__init__()
        self.tagger = tagger
        self.turned = nn.Linear(VECTORS, WIDTH)
        with torch.no_grad():
            weight = tagger.vectors.weight @ turn.T
            self.turned.weight.copy_(weight)
            self.turned.bias.copy_(tagger.vectors.bias - weight @ mean)
        tagger.vectors = nn.Identity()

    def forward(
        self,
        vectors: Tensor,
        bag: Tensor,
        endings: Tensor,
        facts: Tensor,
        names: Tensor,
        sentences: Tensor,
        order: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        given = [each[None] for each in (bag, endings, facts, names, sentences, order)]
        keep = torch.ones_like(endings, dtype=torch.float32)[None]
        labels, document, told = self.tagger(self.turned(vectors)[None], *given, keep)
        return labels[0].softmax(-1), document[0].sigmoid(), told[0].softmax(-1)


SHAPES = {"vectors": VECTORS, "bag": BAG, "endings": 0, "facts": FACTS}
"""Inputs that have a row a word, and how wide they are."""
