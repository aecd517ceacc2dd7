"""Turn the UD and UNER files into spaCy training corpora.

    python training/convert.py UD_FOLDER OUTPUT_FOLDER

Reads ewt-*.conllu.gz, gum-*.conllu.gz (CoNLL-U, universaldependencies.org/format.html; GUM's `Entity=` layer) and
uner-ewt-*.iob2.gz; writes one .spacy file a split. Paragraphs are joined by a blank-line token, as in articles, so that
the parser learns what a paragraph break is.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from names import gazetteer, mark_probable_names, with_other_names, words_of
from newsprint import as_headline, as_newsprint
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

NEWS_LIKE = ("news", "interview", "speech", "court", "academic", "voyage", "bio")
ENTITY_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
NAME_JOINTS = {"of", "the", "for", "and", "&", "-", "–", "'s", "de", "al", "on", "."}
SENTENCES_PER_DOC = 12


@dataclass
class Sentence:
    """One treebank sentence: parallel lists, one item a word."""

    document: str = ""
    starts_paragraph: bool = False
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Sentence]:
    document, paragraph, open_mentions = "", True, {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document, paragraph, open_mentions = line.split("=")[-1].strip(), True, {}
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and not line.startswith("#"):
                block.append(line)
            elif not line and block:
                yield read_sentence(block, document, paragraph, open_mentions)
                block, paragraph = [], False


def read_sentence(block: list[str], document: str, paragraph: bool, open_mentions: dict) -> Sentence:
    sentence = Sentence(document=document, starts_paragraph=paragraph)
    glued_until, space_after_glue = 0, True
    for line in block:
        number, form, lemma, pos, tag, _, head, dep, _, misc = line.split("\t")
        if "-" in number:
            glued_until = int(number.split("-")[1])
            space_after_glue = "SpaceAfter=No" not in misc
            continue
        if "." in number:
            continue
        if int(number) < glued_until:
            space = False
        elif int(number) == glued_until:
            space = space_after_glue
        else:
            space = "SpaceAfter=No" not in misc
        position = len(sentence.words)
        sentence.words.append(form.replace(" ", "_"))
        sentence.spaces.append(space)
        sentence.tags.append(tag)
        sentence.pos.append(pos)
        sentence.morphs.append("")
        sentence.lemmas.append(lemma if lemma != "_" else form)
        sentence.heads.append(int(head) - 1 if head != "0" else position)
        sentence.deps.append("ROOT" if dep == "root" else dep)
        sentence.entities.extend(read_entities(misc, position, open_mentions))
    for stack in open_mentions.values():
        stack.clear()
    sentence.entities = names_only(sentence)
    return sentence


def read_entities(misc: str, position: int, open_mentions: dict) -> list[tuple[int, int, str]]:
    """Mentions that close at this word. In GUM "(12-person-…" opens, "12)" closes, "(12-person-…)" does both."""
    layer = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
    closed = []
    for part in re.findall(r"\([^()]+\)?|[^()]+\)", layer.group(1)) if layer else []:
        if part.startswith("("):
            group, kind = part.strip("()").split("-")[:2]
            open_mentions.setdefault(group, []).append((position, kind))
        else:
            group = part.rstrip(")").split("-")[0]
        if part.endswith(")") and open_mentions.get(group):
            start, kind = open_mentions[group].pop()
            closed.append((start, position + 1, kind))
    return closed


def names_only(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Of nested mentions keep those headed by a proper noun, cut down to the name; the widest of overlapping ones."""
    found = []
    for start, end, kind in sentence.entities:
        if kind not in ENTITY_LABELS:
            continue
        heads = [i for i in range(start, end) if not start <= sentence.heads[i] < end or sentence.heads[i] == i]
        if not heads or sentence.tags[heads[0]] not in ("NNP", "NNPS"):
            continue
        if kind == "person" and (sentence.tags[heads[0]] == "NNPS" or is_title_alone(sentence, heads[0])):
            continue
        found.append((*name_extent(sentence, heads[0], start, end, kind), ENTITY_LABELS[kind]))
    found.sort(key=lambda mention: (mention[0] - mention[1], mention[0]))
    kept: list[tuple[int, int, str]] = []
    for mention in found:
        if all(mention[1] <= other[0] or other[1] <= mention[0] for other in kept):
            kept.append(mention)
    return sorted(kept)


def is_title_alone(sentence: Sentence, head: int) -> bool:
    return sentence.words[head].lower() in words_of("lone_title") and not any(
        sentence.heads[i] == head and sentence.deps[i].startswith("flat") for i in range(head + 1, len(sentence.words))
    )


def name_extent(sentence: Sentence, head: int, start: int, end: int, kind: str) -> tuple[int, int]:
    proper = [tag in ("NNP", "NNPS") for tag in sentence.tags]
    if kind == "person":
        last = head
        while last + 1 < end and (sentence.deps[last + 1].startswith("flat") or sentence.tags[last + 1] == "HYPH"):
            last += 1
        return head, last + 1
    first, last = head, head
    while first > start and (
        proper[first - 1]
        or (sentence.words[first - 1].lower() in NAME_JOINTS and first - 2 >= start and proper[first - 2])
    ):
        first -= 1
    while last + 1 < end and (
        proper[last + 1] or (sentence.words[last + 1].lower() in NAME_JOINTS and last + 2 < end and proper[last + 2])
    ):
        last += 1
    return first, last + 1


def documents(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        fresh = group and (
            sentence.document != group[-1].document or (sentence.starts_paragraph and len(group) >= SENTENCES_PER_DOC)
        )
        if fresh:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def to_doc(vocab: Vocab, group: list[Sentence], entities: bool) -> Doc:
    whole, entity_spans, unknown, starts = Sentence(), [], [], []
    for number, sentence in enumerate(group):
        if number and sentence.starts_paragraph:
            whole.words.append("\n\n")
            whole.spaces[-1] = False
            for column, value in (
                (whole.spaces, False),
                (whole.tags, "_SP"),
                (whole.pos, "SPACE"),
                (whole.morphs, ""),
                (whole.lemmas, "\n\n"),
                (whole.deps, "dep"),
                (whole.heads, len(whole.words) - 2),
            ):
                column.append(value)
            starts.append(False)
        offset = len(whole.words)
        whole.words += sentence.words
        whole.spaces += sentence.spaces
        whole.tags += sentence.tags
        whole.pos += sentence.pos
        whole.morphs += sentence.morphs
        whole.lemmas += sentence.lemmas
        whole.heads += [head + offset for head in sentence.heads]
        whole.deps += sentence.deps
        starts += [True] + [False] * (len(sentence.words) - 1)
        entity_spans += [(start + offset, end + offset, label) for start, end, label in sentence.entities]
        unknown += [(start + offset, end + offset) for start, end in sentence.unknown]
    doc = Doc(
        vocab,
        words=whole.words,
        spaces=whole.spaces,
        tags=whole.tags,
        pos=whole.pos,
        morphs=whole.morphs,
        lemmas=whole.lemmas,
        heads=whole.heads,
        deps=whole.deps,
    )
    spans = [Span(doc, start, end, label) for start, end, label in entity_spans]
    doc.set_ents(
        spans, missing=[Span(doc, start, end) for start, end in unknown], default="outside" if entities else "missing"
    )
    return doc


def read_iob(vocab: Vocab, path: Path) -> Iterator[Doc]:
    """Universal NER sentences, with names alone annotated."""
    labels = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().strip().split("\n\n")
    for block in blocks:
        text = next(line for line in block.split("\n") if line.startswith("# text")).split("=", 1)[1].strip()
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        words, spaces, position = [], [], 0
        for row in rows:
            word = row[1].replace(" ", "_")
            position = text.find(row[1], position) + len(row[1])
            words.append(word)
            spaces.append(position < len(text) and text[position] == " ")
        tags = [row[2] if row[2] == "O" else f"{row[2][:2]}{labels.get(row[2][2:], 'ORG')}" for row in rows]
        yield Doc(vocab, words=words, spaces=spaces, ents=tags)


def write(docs: list[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    print(f"{path.name}: {len(docs)} documents, {sum(map(len, docs))} tokens")


def write_development(source: Path, output: Path) -> None:
    """dev-news (the news-like genres of GUM), dev-ewt (no names), dev-names (names alone)."""
    vocab = spacy.blank("en").vocab
    news = [s for s in read_conllu(source / "gum-dev.conllu.gz") if is_news_like(s)]
    write([to_doc(vocab, g, True) for g in documents(news)], output / "dev-news.spacy")
    web = list(read_conllu(source / "ewt-dev.conllu.gz"))
    write([to_doc(vocab, g, False) for g in documents(web)], output / "dev-ewt.spacy")
    write(list(read_iob(vocab, source / "uner-ewt-test.iob2.gz")), output / "dev-names.spacy")


def is_news_like(sentence: Sentence) -> bool:
    return sentence.document.removeprefix("GUM_").split("_")[0] in NEWS_LIKE


def training_documents(source: Path) -> list[Doc]:
    """Each stretch of text as it stands, as newspapers set it and with other names, a few as headlines; news twice."""
    vocab = spacy.blank("en").vocab
    gum, ewt = (list(read_conllu(source / f"{corpus}-train.conllu.gz")) for corpus in ("gum", "ewt"))
    named = list(read_iob(vocab, source / "uner-ewt-dev.iob2.gz"))
    known = [(" ".join(s.words[a:b]), label) for s in gum for a, b, label in s.entities]
    known += [(" ".join(t.text for t in e), e.label_) for doc in named for e in doc.ents]
    mark_probable_names(ewt, gazetteer(known))
    train: list[Doc] = []
    for number, group in enumerate([*documents(gum), *documents(ewt)]):
        train.append(to_doc(vocab, group, True))
        for copy in range(2 if is_news_like(group[0]) and group[0].document.startswith("GUM") else 1):
            seed = 2 * number + copy
            train.append(to_doc(vocab, with_other_names(as_newsprint(group, seed=seed), seed=seed), True))
        if number % 8 == 0:
            train.append(to_doc(vocab, as_headline(group), True))
    return [*train, *named]


def main() -> None:
    source, output = Path(sys.argv[1]), Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    write(training_documents(source), output / "train.spacy")
    write_development(source, output)


if __name__ == "__main__":
    main()
