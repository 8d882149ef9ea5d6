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
 * Knows the same report when it comes again. With a key, the sender says what is a repeat; without one, equal content from
 * the same telephone, or else the same network address, within a day is. A key counts only together with its sender or with
 * equal content: two strangers who both call their report "1" must not get each other's receipt, nor lose a report.
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
        return marks(filing, now).stream()
                .flatMap(mark -> table.find(mark.fingerprint(), now).stream())
                .findFirst();
    }

    /**
     * Takes the filing for a new report, or says which report it repeats. Of two that come at once one waits here for the
     * other's commit.
     *
     * @return null if it is new and now belongs to this report
     */
    @Nullable
    UUID claim(Filing filing, UUID reportId) {
        var now = clock.instant();
        var claimed = new ArrayList<Mark>();
        for (var mark : marks(filing, now)) {
            if (table.claim(mark, reportId, now)) {
                claimed.add(mark);
                continue;
            }
            var first = table.find(mark.fingerprint(), now).orElseThrow();
            claimed.forEach(mine -> table.point(mine, first));
            return first;
        }
        return null;
    }

    /** In one order for everybody, so that two filings that share several marks cannot wait for each other. */
    private List<Mark> marks(Filing filing, Instant now) {
        var marks = new ArrayList<Mark>();
        var sender = sender(filing);
        var key = filing.origin().repeatKey();
        if (key != null) {
            marks.add(mark(now.plus(SAME_KEY), "key", key, "content", content(filing)));
            if (sender != null) {
                marks.add(mark(now.plus(SAME_KEY), "key", key, "sender", sender));
            }
        } else {
            Stream.of(sender, filing.origin().browser())
                    .filter(Objects::nonNull)
                    .forEach(who -> marks.add(mark(now.plus(SAME_CONTENT), "who", who, "content", content(filing))));
        }
        marks.sort(Comparator.comparing(Mark::fingerprint));
        return marks;
    }

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
