package org.huhang.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts papers into words for pages and programs. */
@Component
class PaperPage {

    private final Papers papers;
    private final Issuing issuing;
    private final PaperKinds kinds;
    private final PaperWords words;
    private final PaperFacts facts;
    private final Templates templates;
    private final Templating templating;
    private final Deliveries deliveries;
    private final Cases cases;
    private final Worklist worklist;
    private final TaskNames names;
    private final Directory directory;

    PaperPage(
            Papers papers,
            Issuing issuing,
            PaperKinds kinds,
            PaperWords words,
            PaperFacts facts,
            Templates templates,
            Templating templating,
            Deliveries deliveries,
            Cases cases,
            Worklist worklist,
            TaskNames names,
            Directory directory) {
        this.papers = papers;
        this.issuing = issuing;
        this.kinds = kinds;
        this.words = words;
        this.facts = facts;
        this.templates = templates;
        this.templating = templating;
        this.deliveries = deliveries;
        this.cases = cases;
        this.worklist = worklist;
        this.names = names;
        this.directory = directory;
    }

    /**
     * A paper in a list.
     *
     * @param title its title in the reader's language
     * @param number as it stands on it; null for a draft
     * @param agency whose it is
     * @param madeBy who made it
     * @param served how often it was served
     * @param opens whether the reader may open it
     */
    record Row(
            Paper paper,
            String title,
            @Nullable String number,
            String agency,
            String madeBy,
            int served,
            boolean opens) {}

    /**
     * What can be made.
     *
     * @param task the task
     * @param name its name
     * @param kinds the kinds of papers
     */
    record Makeable(UUID task, String name, List<Choice> kinds) {}

    /** A kind of paper to choose. */
    record Choice(String kind, String title) {}

    /**
     * A word of a paper.
     *
     * @param word as it stands in templates
     * @param name in the reader's language
     * @param text what stands on the paper
     * @param typed what a person wrote; empty if nobody did
     * @param known what the platform knows; empty if nothing
     * @param required whether the law demands it
     */
    record Slot(String word, String name, String text, String typed, String known, boolean required) {

        public boolean missing() {
            return required && text.isEmpty();
        }
    }

    /**
     * A number of an agency's register.
     *
     * @param opens whether the reader may open the paper and its case
     */
    record Entry(Row row, boolean opens) {}

    /** The register of a year: each number, whether it stands or was withdrawn; of a case that is closed to the reader no more. */
    List<Entry> register(Person leader, int year, Locale locale) {
        var numbered = papers.numbered(leader, year);
        var openable =
                cases.openable(leader, numbered.stream().map(Paper::caseNo).collect(Collectors.toSet()));
        return numbered.stream()
                .map(paper -> row(paper, 0, leader, locale))
                .map(row -> new Entry(
                        row, row.opens() && openable.contains(row.paper().caseNo())))
                .toList();
    }

    int thisYear() {
        return facts.today().getYear();
    }

    List<Row> rows(Person reader, String caseNo, Locale locale) {
        var served = deliveries.ofCase(caseNo);
        return papers.ofCase(reader, caseNo).stream()
                .map(paper -> row(
                        paper,
                        (int) served.stream()
                                .filter(one -> one.paperId().equals(paper.id()))
                                .count(),
                        reader,
                        locale))
                .toList();
    }

    Row row(Paper paper, int served, Person reader, Locale locale) {
        return new Row(
                paper,
                kinds.get(paper.kind()).title(locale),
                facts.number(paper),
                directory.agency(paper.agencyCode()).name(locale),
                directory.person(paper.madeBy()).name(),
                served,
                papers.opens(reader, paper));
    }

    List<Makeable> makeable(Person person, String caseNo, Locale locale) {
        var makeable = new ArrayList<Makeable>();
        papers.makeable(person, caseNo)
                .forEach((item, made) ->
                        makeable.add(new Makeable(item.id(), names.of(item, locale), choices(made, locale))));
        return makeable;
    }

    List<Choice> choices(List<PaperKind> made, Locale locale) {
        return made.stream()
                .map(kind -> new Choice(kind.key(), kind.title(locale)))
                .toList();
    }

    /** The task that a paper was made from. */
    String task(Paper paper, Locale locale) {
        return names.of(worklist.item(paper.itemId()), locale);
    }

    /** What a person may write on a draft, in the order of the template; what the law demands is marked. */
    List<Slot> slots(Paper paper, Person reader, Locale locale) {
        var kind = kinds.get(paper.kind());
        var known = facts.known(paper, reader, null);
        var slots = new ArrayList<Slot>();
        for (var used : templating.used(templates.content(templates.find(paper.templateId())))) {
            var word = words.find(used);
            if (word != null && word.typed()) {
                var typed = paper.typed().getOrDefault(used, "");
                var told = known.texts().getOrDefault(used, "");
                slots.add(new Slot(
                        used,
                        word.name(locale),
                        typed.isEmpty() ? told : typed,
                        typed,
                        told,
                        kind.required().contains(used)));
            }
        }
        return slots;
    }

    /** The words that the law demands and that nobody said, in the reader's language. */
    List<String> missing(Paper paper, Person reader, Locale locale) {
        return issuing.missing(kinds.get(paper.kind()), facts.of(paper, reader, null)).stream()
                .map(word -> word.name(locale))
                .toList();
    }

    List<Preview.Block> preview(Paper paper, Person reader) {
        return Preview.of(paper.draft() ? issuing.filled(paper, reader) : issuing.filed(paper));
    }
}
