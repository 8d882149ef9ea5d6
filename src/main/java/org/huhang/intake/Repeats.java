package org.huhang.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.audit.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows the same report when it comes again: by its content, never by what somebody may guess. A receipt goes only to a
 * request with equal content. A key belongs to the one who used it, as the connection tells, and stands for one content
 * there; what a body says about its sender counts for nothing, for anybody can write it.
 */
@Component
class Repeats {

    private static final Duration SAME_CONTENT = Duration.ofDays(1);
    private static final Duration SAME_KEY = Duration.ofDays(30);

    private final RepeatTable table;
    private final ReportFiles files;
    private final Secrets secrets;
    private final Clock clock;

    Repeats(RepeatTable table, ReportFiles files, Secrets secrets, Clock clock) {
        this.table = table;
        this.files = files;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The report that this filing repeats, if it is one. */
    Optional<UUID> find(Filing filing) {
        var now = clock.instant();
        return contents(filing, now).stream()
                .flatMap(mark -> table.find(mark.fingerprint(), now).stream())
                .findFirst();
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
            claimed.forEach(mine -> table.point(mine, first));
            return first;
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

    private String content(Filing filing) {
        var incident = filing.incident();
        var reporter = filing.reporter();
        return line(Stream.of(
                        Stream.of(
                                incident.regionCode(),
                                incident.categories(),
                                incident.immediateDanger(),
                                incident.description(),
                                incident.foundAt(),
                                incident.foundPlace(),
                                incident.suspectRelation(),
                                incident.policeAlreadyCalled(),
                                incident.policeCaseNo(),
                                incident.sexualAssault(),
                                incident.suspectKind(),
                                reporter.name(),
                                reporter.phone(),
                                reporter.email(),
                                reporter.unit(),
                                reporter.department(),
                                reporter.mandated(),
                                reporter.anonymous()),
                        filing.children().stream().map(Repeats::content),
                        files.fingerprints(filing.files()).stream())
                .flatMap(part -> part));
    }

    private static String content(ReportedChild child) {
        var needs = child.needs();
        return line(Stream.of(
                child.name(),
                child.sex(),
                child.birthDate(),
                child.idNo(),
                child.address(),
                child.guardianName(),
                child.guardianPhone(),
                child.school(),
                needs.language(),
                needs.interpreter(),
                needs.signLanguage(),
                needs.disability(),
                needs.boarding()));
    }

    private Mark mark(Instant until, String... parts) {
        return new Mark(HexFormat.of().formatHex(secrets.sign("intake.repeat", line(Arrays.stream(parts)))), until);
    }

    /** Each part with its length before it, so that no two lists of parts give one line. */
    private static String line(Stream<? extends @Nullable Object> parts) {
        return parts.map(part -> Objects.toString(part, ""))
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    /** What is remembered of a filing, in hexadecimal digits, and how long. */
    record Mark(String fingerprint, Instant until) {}
}
