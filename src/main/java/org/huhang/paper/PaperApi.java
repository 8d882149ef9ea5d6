package org.huhang.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The papers for other programs: same rules as the pages. */
@RestController
@RequestMapping("/api")
class PaperApi {

    private final Papers papers;
    private final Issuing issuing;
    private final PaperPage page;
    private final PaperKinds kinds;
    private final PaperDownloads downloads;
    private final Deliveries deliveries;
    private final Cases cases;

    PaperApi(
            Papers papers,
            Issuing issuing,
            PaperPage page,
            PaperKinds kinds,
            PaperDownloads downloads,
            Deliveries deliveries,
            Cases cases) {
        this.papers = papers;
        this.issuing = issuing;
        this.page = page;
        this.kinds = kinds;
        this.downloads = downloads;
        this.deliveries = deliveries;
        this.cases = cases;
    }

    @GetMapping("/cases/{caseNo}/papers")
    Map<String, Object> list(Person person, @PathVariable String caseNo, Locale locale) {
        cases.open(person, caseNo);
        return Map.of(
                "items",
                        page.rows(person, caseNo, locale).stream()
                                .map(PaperApi::line)
                                .toList(),
                "makeable", page.makeable(person, caseNo, locale));
    }

    @PostMapping("/cases/{caseNo}/papers")
    @ResponseStatus(HttpStatus.CREATED)
    Whole make(Person person, @PathVariable String caseNo, @RequestBody Wanted wanted, Locale locale) {
        var kind = wanted.kind() == null ? "" : wanted.kind();
        return whole(papers.make(person, caseNo, wanted.item(), kind, words(wanted.words())), person, locale);
    }

    @GetMapping("/papers/{id}")
    Whole show(Person person, @PathVariable UUID id, Locale locale) {
        var paper = papers.find(person, id);
        cases.open(person, paper.caseNo());
        return whole(paper, person, locale);
    }

    @GetMapping("/papers/{id}/word")
    void word(Person person, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        downloads.paper(person, id, response);
    }

    @PostMapping("/papers/{id}/words")
    Whole write(Person person, @PathVariable UUID id, @RequestBody Written written, Locale locale) {
        papers.write(person, id, words(written.words()), written.version());
        return whole(papers.find(person, id), person, locale);
    }

    @PostMapping("/papers/{id}/issue")
    Whole issue(Person person, @PathVariable UUID id, @RequestBody Written seen, Locale locale) {
        return whole(issuing.issue(person, id, seen.version()), person, locale);
    }

    @PostMapping("/papers/{id}/withdraw")
    Whole withdraw(Person person, @PathVariable UUID id, @RequestBody Why why, Locale locale) {
        issuing.withdraw(person, id, why.reason() == null ? "" : why.reason());
        return whole(papers.find(person, id), person, locale);
    }

    @PostMapping("/papers/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Person person, @PathVariable UUID id) {
        papers.discard(person, id);
    }

    @PostMapping("/papers/{id}/deliveries")
    @ResponseStatus(HttpStatus.CREATED)
    Whole serve(Person person, @PathVariable UUID id, @RequestBody Said served, Locale locale) {
        deliveries.serve(
                person,
                id,
                PaperController.said(
                        text(served.to()),
                        text(served.named()),
                        text(served.how()),
                        text(served.outcome()),
                        text(served.on()),
                        text(served.involved()),
                        text(served.remark())));
        return whole(papers.find(person, id), person, locale);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What is no text is no word. */
    private static Map<String, String> words(@Nullable Map<String, Object> words) {
        var written = new LinkedHashMap<String, String>();
        if (words != null) {
            words.forEach((word, text) -> {
                if (text instanceof String said) {
                    written.put(word, said);
                }
            });
        }
        return written;
    }

    private Whole whole(Paper paper, Person reader, Locale locale) {
        var served = deliveries.of(paper);
        return new Whole(
                line(page.row(paper, served.size(), reader, locale)),
                paper.version(),
                paper.withdrawnWhy(),
                paper.draft() ? page.missing(paper, reader, locale) : List.of(),
                kinds.get(paper.kind()).to(),
                paper.draft() ? page.slots(paper, reader, locale) : List.of(),
                served.stream()
                        .map(one -> new Served(
                                one.to(), one.named(), one.how(), one.outcome(), one.servedOn(), one.remark()))
                        .toList());
    }

    private static Item line(PaperPage.Row row) {
        var paper = row.paper();
        return new Item(
                paper.id(),
                paper.caseNo(),
                paper.itemId(),
                paper.kind(),
                row.title(),
                paper.state(),
                row.number(),
                paper.agencyCode(),
                row.opens() ? paper.fileId() : null,
                row.opens() ? paper.sha256() : null,
                time(paper.madeAt()),
                paper.issuedAt() == null ? null : time(paper.issuedAt()));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atZone(BusinessClock.CHINA).toOffsetDateTime();
    }

    /** What is to be made: from which task, and what stands on it by hand. */
    record Wanted(@Nullable String task, @Nullable String kind, @Nullable Map<String, Object> words) {

        /** Null for what is the id of no task: whoever may not open the case learns no more than that there is none. */
        @Nullable
        UUID item() {
            try {
                return task == null ? null : UUID.fromString(task);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    /** What is written on a draft, and which version of it somebody saw. */
    record Written(@Nullable Map<String, Object> words, int version) {}

    /** Why a paper is withdrawn. */
    record Why(@Nullable String reason) {}

    /** How a paper was served; codes as in an answer. */
    record Said(
            @Nullable String to,
            @Nullable String named,
            @Nullable String how,
            @Nullable String outcome,
            @Nullable String on,
            @Nullable String involved,
            @Nullable String remark) {}

    /** A paper in a list; one that may name who reported has no file for those who may not open it. */
    record Item(
            UUID id,
            String caseNo,
            UUID task,
            String kind,
            String title,
            Paper.State state,
            @Nullable String number,
            String agency,
            @Nullable UUID fileId,
            @Nullable String sha256,
            OffsetDateTime madeAt,
            @Nullable OffsetDateTime issuedAt) {}

    /** A paper with all that is known of it. */
    record Whole(
            Item paper,
            int version,
            @Nullable String withdrawnWhy,
            List<String> missing,
            List<Recipient> to,
            List<PaperPage.Slot> words,
            List<Served> deliveries) {}

    /** How it was served. */
    record Served(
            Recipient to, String named, Delivery.How how, Delivery.Outcome outcome, LocalDate on, String remark) {}
}
