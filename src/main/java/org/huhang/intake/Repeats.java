package org.huhang.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.audit.Secrets;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Knows the same report when it comes again: by its content, never by what somebody may guess. A receipt goes only to a
 * request with equal content. A key belongs to the one who used it, as the connection tells, and stands for one content
 * there; what a body says about its sender counts for nothing, for anybody can write it. Without a key nothing is a repeat that
 * comes after somebody answered anything in the case of the first: it may be of what happened since.
 */
@Component
class Repeats {

    /** What of a record nobody said: whether a way of reporting asks something is no content of a report. */
    private static final Set<String> UNSAID = Set.of("dangerAsked");

    /** For how long equal content is one report sent twice; whoever says it later says it again. */
    private static final Duration SAME_CONTENT = Duration.ofMinutes(10);

    private static final Duration SAME_KEY = Duration.ofDays(30);

    private final RepeatTable table;
    private final ReportTable reports;
    private final ReportFiles files;
    private final Worklist worklist;
    private final Secrets secrets;
    private final Clock clock;

    Repeats(
            RepeatTable table,
            ReportTable reports,
            ReportFiles files,
            Worklist worklist,
            Secrets secrets,
            Clock clock) {
        this.table = table;
        this.reports = reports;
        this.files = files;
        this.worklist = worklist;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The report that this filing repeats, if it is one. */
    Optional<UUID> find(Filing filing) {
        var now = clock.instant();
        return contents(filing, now).stream()
                .flatMap(mark -> table.find(mark.fingerprint(), now).stream())
                .filter(first -> stillTheSame(filing, first))
                .findFirst();
    }

    /** Who sends with a key says himself that it is one report; of any other nobody knows, once somebody was there. */
    private boolean stillTheSame(Filing filing, UUID first) {
        return filing.origin().repeatKey() != null || !answered(first);
    }

    private boolean answered(UUID reportId) {
        var filedAt = reports.find(reportId).orElseThrow().filedAt();
        return reports.casesOf(reportId).stream()
                .flatMap(caseNo -> worklist.answersOfCase(caseNo).stream())
                .anyMatch(answer -> !answer.at().isBefore(filedAt));
    }

    /**
     * Takes the filing for a new report, or says which report it repeats. Of two that come at once one waits here for the
     * other's commit.
     *
     * @return null if it is new and now belongs to this report
     * @throws KeyReused if its sender used its key for other content
     */
    @Nullable
    UUID claim(Filing filing, UUID reportId) {
        var now = clock.instant();
        var claimed = new ArrayList<Mark>();
        for (var mark : contents(filing, now)) {
            if (table.claim(mark, reportId, now)) {
                claimed.add(mark);
                continue;
            }
            var first = table.find(mark.fingerprint(), now).orElseThrow();
            if (stillTheSame(filing, first)) {
                claimed.forEach(mine -> table.point(mine, first));
                return first;
            }
            table.point(mark, reportId);
            claimed.add(mark);
        }
        // After the contents, so that two filings never wait for each other.
        var owned = owned(filing.origin(), now);
        if (owned != null && !table.claim(owned, reportId, now)) {
            throw new KeyReused();
        }
        return null;
    }

    /** In one order for everybody, so that two filings that share several marks cannot wait for each other. */
    private List<Mark> contents(Filing filing, Instant now) {
        var content = content(filing);
        var key = filing.origin().repeatKey();
        if (key != null) {
            return List.of(mark(now.plus(SAME_KEY), "key", key, "content", content));
        }
        return Stream.of(sender(filing), filing.origin().client())
                .filter(Objects::nonNull)
                .map(who -> mark(now.plus(SAME_CONTENT), "who", who, "content", content))
                .sorted(Comparator.comparing(Mark::fingerprint))
                .toList();
    }

    /** The key in the hands of this sender; null without a key, and where the platform itself files. */
    private @Nullable Mark owned(Filing.Origin origin, Instant now) {
        var key = origin.repeatKey();
        var owner = origin.client() == null ? origin.address() : origin.client();
        return key == null || owner == null ? null : mark(now.plus(SAME_KEY), "key", key, "owner", owner);
    }

    /** Who sends equal content; of a telephone only its digits count, for it is part of the content anyway. */
    private static @Nullable String sender(Filing filing) {
        var phone = filing.reporter().phone();
        if (phone != null) {
            return "phone " + phone.replaceAll("[^0-9]", "");
        }
        var address = filing.origin().address();
        return address == null ? null : "address " + address;
    }

    /** All that a report says and what it is about, but for the language in which its reporter is answered. */
    String content(Filing filing) {
        var children = filing.children().stream().map(child -> line(said(child)));
        var files = this.files.fingerprints(filing.files()).stream();
        var adds = Stream.ofNullable(filing.addsTo()).map("adds "::concat);
        return line(Stream.of(said(filing.incident()), said(filing.reporter()), children, files, adds)
                .flatMap(part -> part));
    }

    /** What a record says, in its order: a field that it gets is part of the content from then on. */
    private static Stream<Object> said(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> component.getType() != Locale.class && !UNSAID.contains(component.getName()))
                .map(component ->
                        Objects.requireNonNullElse(ReflectionUtils.invokeMethod(component.getAccessor(), record), ""))
                .flatMap(value -> value instanceof Record inner ? said(inner) : Stream.of(value));
    }

    private Mark mark(Instant until, String... parts) {
        return new Mark(HexFormat.of().formatHex(secrets.sign("intake.repeat", line(Arrays.stream(parts)))), until);
    }

    /** Each part with its length before it, so that no two lists of parts give one line. */
    private static String line(Stream<?> parts) {
        return parts.map(Object::toString)
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    /** What is remembered of a filing, in hexadecimal digits, and how long. */
    record Mark(String fingerprint, Instant until) {}
}
