package org.huhang.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.deadline.SetDeadline;
import org.huhang.deadline.Urgency;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cases for other programs: same rules as the pages. */
@RestController
@RequestMapping("/api/cases/{caseNo}")
class CaseApi {

    private final Cases cases;
    private final PassedOn passedOn;
    private final CasePage page;
    private final CaseTimeline timeline;
    private final SafetyStrip strip;
    private final Emergencies emergencies;
    private final MessageSource words;

    CaseApi(
            Cases cases,
            PassedOn passedOn,
            CasePage page,
            CaseTimeline timeline,
            SafetyStrip strip,
            Emergencies emergencies,
            MessageSource words) {
        this.cases = cases;
        this.passedOn = passedOn;
        this.page = page;
        this.timeline = timeline;
        this.strip = strip;
        this.emergencies = emergencies;
        this.words = words;
    }

    @GetMapping
    Whole show(Person person, @PathVariable String caseNo, Locale locale) {
        var file = cases.open(person, caseNo);
        return new Whole(
                file.caseNo(),
                file.open() ? "OPEN" : "CLOSED",
                file.endState(),
                file.riskTier(),
                file.regionCode(),
                time(file.openedAt()),
                optional(file.closedAt()),
                page.processes(file).stream().map(one -> process(one, locale)).toList(),
                page.openTasks(file, person, locale).stream().map(CaseApi::task).toList(),
                page.agencies(file, locale).stream()
                        .map(party -> new Agency(party.code(), party.name(), party.roles()))
                        .toList(),
                page.terms(file).stream().map(term -> deadline(term, locale)).toList(),
                passedOn.handedOver(caseNo).stream()
                        .map(row ->
                                new Handed(row.id(), row.message(), row.fromProcess(), row.toProcess(), row.state()))
                        .toList(),
                strip.of(file, person, locale).facts().stream()
                        .map(CaseApi::line)
                        .toList());
    }

    private Process process(ProcessOfCase one, Locale locale) {
        return new Process(
                one.processKey(),
                page.processName(one, locale),
                time(one.startedAt()),
                optional(one.endedAt()),
                one.endState());
    }

    private static Task task(CasePage.OpenTask task) {
        return new Task(
                task.item().id(),
                task.name(),
                task.item().elementId(),
                task.agency(),
                task.item().holder(),
                optional(task.item().dueAt()),
                task.due() == null ? null : task.due().urgency());
    }

    private static Deadline deadline(SetDeadline term, Locale locale) {
        return new Deadline(
                term.sum().rule().code(),
                term.name(locale),
                term.elementId(),
                optional(term.dueAt()),
                term.status().name());
    }

    private static StripLine line(SafetyStrip.Fact fact) {
        var kept = fact.kept();
        return new StripLine(
                fact.kind(),
                fact.label(),
                fact.value(),
                kept == null ? null : kept.source(),
                kept == null ? null : optional(kept.setAt()));
    }

    @GetMapping("/timeline")
    Map<String, Object> timeline(Person person, @PathVariable String caseNo, Locale locale) {
        var file = cases.open(person, caseNo);
        return Map.of(
                "items",
                timeline.of(file, person, locale).stream()
                        .map(entry -> new Line(time(entry.at()), entry.what(), entry.note(), entry.kind()))
                        .toList());
    }

    @PostMapping("/emergency")
    Sent emergency(Person person, @PathVariable String caseNo, @RequestBody Reason given, Locale locale) {
        var called = emergencies.press(person, caseNo, given.reason() == null ? "" : given.reason());
        return new Sent(
                called.police().stream().map(org.huhang.agency.Agency::code).toList(),
                called.cut()
                        ? words.getMessage("casework.emergency.cut", new Object[] {Characters.LONGEST_REASON}, locale)
                        : null,
                called.police().isEmpty() ? words.getMessage("casework.emergency.callNow", null, locale) : null);
    }

    @ExceptionHandler
    ProblemDetail reasonMissing(ReasonMissing e, Locale locale) {
        var sentence = words.getMessage("casework.emergency.reason.missing", null, locale);
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
        problem.setProperty("problems", List.of(Map.of("field", "reason", "message", sentence)));
        return problem;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atZone(BusinessClock.CHINA).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime optional(@Nullable Instant at) {
        return at == null ? null : time(at);
    }

    /**
     * Which police got the task to go there; what was not kept of the text, null if all of it was; and the words to call 110,
     * null if police were sent.
     */
    record Sent(List<String> police, @Nullable String cut, @Nullable String call) {}

    /** Why the child is in danger. */
    record Reason(@Nullable String reason) {}

    /** A case with all that is open in it. */
    record Whole(
            String caseNo,
            String state,
            @Nullable String endState,
            String riskTier,
            String regionCode,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime closedAt,
            List<Process> processes,
            List<Task> tasks,
            List<Agency> agencies,
            List<Deadline> deadlines,
            List<Handed> handOvers,
            List<StripLine> strip) {}

    record Process(
            String key,
            String name,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable String endState) {}

    record Task(
            UUID id,
            String name,
            String elementId,
            String agency,
            @Nullable String assignee,
            @Nullable OffsetDateTime dueAt,
            @Nullable Urgency urgency) {}

    record Agency(String code, String name, Set<String> roles) {}

    record Deadline(
            String code, String name, @Nullable String elementId, @Nullable OffsetDateTime dueAt, String status) {}

    record Handed(UUID id, String message, String from, String to, String state) {}

    record StripLine(
            String kind, String label, String value, @Nullable String source, @Nullable OffsetDateTime setAt) {}

    record Line(OffsetDateTime at, String what, @Nullable String note, @Nullable String kind) {}
}
