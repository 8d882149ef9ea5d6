package org.huhang.deadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.agency.ReferenceFile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the shipped tables of terms, working days and escalations say. */
final class ShippedReference {

    static final String TERMS = "time-limits.csv";
    static final String WORKDAYS = "workdays-cn.csv";
    static final String ESCALATIONS = "escalations.csv";
    static final List<String> FILES = Stream.concat(Stream.of(TERMS, WORKDAYS, ESCALATIONS), schoolFiles().stream())
            .toList();

    private static final Pattern PROVINCE = Pattern.compile("schooldays-(\\d\\d)\\.csv");

    private ShippedReference() {}

    /** One file per province. */
    static List<String> schoolFiles() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:reference/schooldays-*.csv"))
                    .map(Resource::getFilename)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The province that the name of such a file tells. */
    static String province(String file) {
        var named = PROVINCE.matcher(file);
        if (!named.matches()) {
            throw new IllegalArgumentException(file + " names no province");
        }
        return named.group(1);
    }

    static List<SchoolCalendar.Span> schoolSpans() {
        return schoolFiles().stream()
                .flatMap(file ->
                        ReferenceFile.lines(file).stream().map(line -> SchoolCalendar.Span.of(province(file), line)))
                .toList();
    }

    static List<Term> terms() {
        var terms = new ArrayList<Term>();
        ReferenceFile.lines(TERMS).forEach(line -> terms.add(Term.of(terms.size() + 1, line)));
        return terms;
    }

    static List<WorkingCalendar.SpecialDay> specialDays() {
        return ReferenceFile.lines(WORKDAYS).stream()
                .map(line -> new WorkingCalendar.SpecialDay(
                        line.read("date", LocalDate::parse),
                        line.read("kind", ShippedReference::worked),
                        line.text("name_zh"),
                        line.text("name_en")))
                .toList();
    }

    private static boolean worked(String kind) {
        return switch (kind) {
            case "WORKDAY" -> true;
            case "HOLIDAY" -> false;
            default -> throw new IllegalArgumentException("neither WORKDAY nor HOLIDAY");
        };
    }

    static List<Escalation> escalations() {
        return ReferenceFile.lines(ESCALATIONS).stream().map(Escalation::of).toList();
    }
}
