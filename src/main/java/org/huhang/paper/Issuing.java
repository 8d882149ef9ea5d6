package org.huhang.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.form.Characters;
import org.huhang.paper.PaperRefused.Why;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands on a paper, and how a draft becomes one: numbered without gaps, filed with its fingerprint, withdrawn with its reason. */
@Service
class Issuing {

    private final PaperTable table;
    private final PaperKinds kinds;
    private final PaperWords words;
    private final PaperFacts facts;
    private final Papers papers;
    private final Templates templates;
    private final Templating templating;
    private final Cases cases;
    private final Documents documents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Issuing(
            PaperTable table,
            PaperKinds kinds,
            PaperWords words,
            PaperFacts facts,
            Papers papers,
            Templates templates,
            Templating templating,
            Cases cases,
            Documents documents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.words = words;
        this.facts = facts;
        this.papers = papers;
        this.templates = templates;
        this.templating = templating;
        this.cases = cases;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
    }

    /** The words that the law demands and that nobody said yet. */
    List<PaperWord> missing(PaperKind kind, Values values) {
        return kind.required().stream()
                .filter(word -> !values.has(word))
                .flatMap(word -> Stream.ofNullable(words.find(word)))
                .toList();
    }

    /** A draft as it is now. */
    WordFile filled(Paper paper, Person reader) {
        return templating.filled(templates.content(templates.find(paper.templateId())), facts.of(paper, reader, null));
    }

    /** Gives a draft its number and puts it into the folder of the case; number and file are there together or not at all. */
    @Transactional
    Paper issue(Person person, UUID id, int version) {
        var paper = papers.lock(person, id, Paper.State.DRAFT);
        Papers.requireSeen(paper, version);
        var kind = kinds.get(paper.kind());
        var missing = missing(kind, facts.of(paper, person, null));
        if (!missing.isEmpty()) {
            throw new PaperRefused(
                    Why.MISSING,
                    String.join(
                            " ",
                            missing.stream()
                                    .map(word -> word.name(LocaleContextHolder.getLocale()))
                                    .toList()));
        }
        var year = facts.today().getYear();
        var number = table.next(paper.agencyCode(), kind.key(), year);
        var said = facts.number(kind, year, number);
        var content = templating
                .filled(templates.content(templates.find(paper.templateId())), facts.of(paper, person, said))
                .written();
        var file = documents.upload(kind.title() + " " + said + ".docx", new ByteArrayResource(content), person.id());
        var folder = new FolderId(cases.file(paper.caseNo()).folderId());
        documents.attach(List.of(file.id()), folder, person.id());
        table.issue(id, year, number, UUID.fromString(file.id()), file.sha256(), person.id(), now());
        events.publishEvent(new PaperActed(person.id(), "paper.issued", paper, kind.key()));
        return table.find(id).orElseThrow();
    }

    /** Takes an issued paper back; its number stays, and says so. */
    @Transactional
    void withdraw(Person person, UUID id, String why) {
        var paper = papers.lock(person, id, Paper.State.ISSUED);
        var said = Characters.reason(why);
        if (Characters.saysNothing(said)) {
            throw new PaperRefused(Why.REASON);
        }
        if (Characters.tooLong(said)) {
            throw new PaperRefused(Why.TOO_LONG);
        }
        table.withdraw(id, person.id(), now(), said);
        events.publishEvent(new PaperActed(person.id(), "paper.withdrawn", paper, said));
    }

    /** The file of an issued paper. */
    WordFile filed(Paper paper) {
        return WordFile.open(file(paper));
    }

    /** The same as it was filed, byte by byte. */
    byte[] file(Paper paper) {
        return documents.content(String.valueOf(paper.fileId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
