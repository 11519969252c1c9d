"""The network: a BERT encoder, a tagger of cues, and a linker that finds each cue its parts.

Encoder: Devlin et al. 2019, at MiniLM-L6's size (Wang et al. 2020). Cues and parts are decoded by
linear-chain conditional random fields (Lafferty et al. 2001). The linker reads the window anew for
each cue, as semantic role labellers do for each predicate, so that a source may serve several
statements, a content may stand in pieces, and either may be absent.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from crossbearing.extract.speech_acts import CERTAINTIES, NAMES, PARTS, STANCES

WIDTH, LAYERS, HEADS = 384, 6, 12
NARROW, LINK_LAYERS, LINK_HEADS = 128, 2, 4
CUES, ROLES, REACH = 5, 3, 64
ACTS, SURE, MARKS = len(STANCES), len(CERTAINTIES), PARTS * NAMES
ADVICE, MIDDLE = 64, 256


class Drop(nn.Module):
    """Dropout by slices of one drawn pool: drawing afresh each time costs a quarter of a step."""

    POOL = 1 << 24

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        if self.pool is None or self.pool.dtype != x.dtype or self.pool.device != x.device:
            kept = torch.rand(self.POOL) >= self.share
            self.pool = (kept / (1 - self.share)).to(x)
        size = x.numel()
        at = int(torch.randint(self.POOL - size, ()))
        return x * self.pool[at : at + size].view(x.shape)


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.drop = Drop(drop)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, keep: Tensor | None) -> Tensor:
        n, length, width = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mask = None if keep is None else keep[:, None, None, :]
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(n, length, width))
        x = self.norm(x + self.drop(mixed))
        fed = self.down(F.gelu(self.up(x)))
        return self.norm2(x + self.drop(fed))


class Encoder(nn.Module):
    """Pieces, plain or with the parts of statements marked, to vectors."""

    def __init__(self, vocabulary: int = 30522, drop: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH, padding_idx=0)
        nn.init.normal_(self.marks.weight[1:], 0, 0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 4 * WIDTH, drop) for _ in range(LAYERS))
        self.drop = Drop(drop)

    def forward(
        self, pieces: Tensor, keep: Tensor | None = None, marks: Tensor | None = None
    ) -> Tensor:
        x = self.pieces(pieces) + self.places.weight[: pieces.shape[1]]
        if marks is not None:
            x = x + self.marks(marks)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, keep)
        return x


class Field(nn.Module):
    """A linear-chain conditional random field over labels."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(labels))
        self.moves = nn.Parameter(torch.zeros(labels, labels))

    def total(self, scores: Tensor, keep: Tensor, allowed: Tensor | None = None) -> Tensor:
        """Log of the sum over label sequences (allowed ones only, if given), a row each."""
        if allowed is not None:
            scores = scores.masked_fill(~allowed, -1e4)
        alpha = self.first + scores[:, 0]
        moves = self.moves[None]
        for at in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + moves, 1) + scores[:, at]
            alpha = torch.where(keep[:, at, None], step, alpha)
        return torch.logsumexp(alpha, 1)

    def loss(self, scores: Tensor, keep: Tensor, allowed: Tensor) -> Tensor:
        """Minus the log-probability of the allowed sequences, summed over rows."""
        scores = scores.float()
        both = self.total(
            torch.cat((scores, scores.masked_fill(~allowed, -1e4))), torch.cat((keep, keep))
        )
        return (both[: len(scores)] - both[len(scores) :]).sum()


class Linker(nn.Module):
    """For each cue, how well each word is its source's, its content's, or neither."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, NARROW)
        self.cue = nn.Linear(WIDTH, NARROW)
        self.near = nn.Embedding(2 * REACH + 2, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(
            Layer(NARROW, LINK_HEADS, 2 * NARROW, drop) for _ in range(LINK_LAYERS)
        )
        self.out = nn.Linear(NARROW, ROLES)
        self.drop = Drop(drop)

    def forward(
        self, words: Tensor, rows: Tensor, first: Tensor, last: Tensor, keep: Tensor | None
    ) -> Tensor:
        """Scores by cue, word and role; `rows` tells in which window each cue stands."""
        length = words.shape[1]
        at = torch.arange(length, device=words.device)[None]
        before, after = at - first[:, None], at - last[:, None]
        inside = (before >= 0) & (after <= 0)
        far = torch.where(before < 0, before.clamp(min=-REACH), after.clamp(max=REACH))
        near = torch.where(inside, torch.full_like(far, REACH + 1), far) + REACH
        share = inside.to(words.dtype)
        share = share / share.sum(1, keepdim=True)
        meant = torch.bmm(share[:, None], words[rows])[:, 0]
        x = self.word(words)[rows] + self.cue(meant)[:, None] + self.near(near)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, keep)
        scores: Tensor = self.out(x)
        return scores


class Actor(nn.Module):
    """For each statement, which act it is, how sure, and whether the writer stands off from it.

    Takes the means of its parts' vectors in a window read with them marked, and the rules' stance
    as advice (`ACTS` stands for none).
    """

    def __init__(self, drop: float = 0.2) -> None:
        super().__init__()
        self.ruled = nn.Embedding(ACTS + 1, ADVICE)
        self.middle = nn.Linear((PARTS - 1) * WIDTH + ADVICE, MIDDLE)
        self.act = nn.Linear(MIDDLE, ACTS)
        self.sure = nn.Linear(MIDDLE, SURE)
        self.aloof = nn.Linear(MIDDLE, 1)
        self.drop = nn.Dropout(drop)

    def forward(
        self, words: Tensor, rows: Tensor, parts: Tensor, ruled: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores by statement of acts, of certainties, and of standing off; `rows` tells in which
        window each statement stands, `parts` whose part each word is."""
        return self.told(self.means(words, rows, parts), ruled)

    def means(self, words: Tensor, rows: Tensor, parts: Tensor) -> Tensor:
        """The means of the vectors of each statement's parts, side by side."""
        found = []
        for part in range(1, PARTS):
            share = (parts == part).to(words.dtype)
            share = share / share.sum(1, keepdim=True).clamp(min=1)
            found.append(torch.bmm(share[:, None], words[rows])[:, 0])
        return torch.cat(found, -1)

    def told(self, means: Tensor, ruled: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The same scores, from means and the rules' stances."""
        met = self.drop(torch.cat((means, self.ruled(ruled).to(means.dtype)), -1))
        meant = self.drop(F.gelu(self.middle(met)))
        return self.act(meant), self.sure(meant), self.aloof(meant)[:, 0]


class Reader(nn.Module):
    """Encoder, tagger of cues, linker, reader of acts, and the two fields."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(drop=drop)
        self.tagger = nn.Linear(WIDTH, CUES)
        self.aside = nn.Linear(WIDTH, 4)
        """Whether a word is anybody's source or content: a lesson only, not used in reading."""
        self.linker = Linker(drop)
        self.actor = Actor()
        self.cue_field = Field(CUES)
        self.role_field = Field(ROLES)
        self.drop = Drop(drop)

    def words(
        self,
        pieces: Tensor,
        keep: Tensor | None,
        heads: Tensor,
        marks: Tensor | None = None,
    ) -> Tensor:
        """A vector for each word: its first piece's."""
        seen = self.encoder(pieces, keep, marks)
        return torch.gather(seen, 1, heads[..., None].expand(-1, -1, WIDTH))
