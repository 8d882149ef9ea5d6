package org.huhang.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huhang.agency.ReferenceFile;

/** What the shipped tables of terms, working days and escalations say. */
final class ShippedReference {

    static final String TERMS = "time-limits.csv";
    static final String WORKDAYS = "workdays-cn.csv";
    static final String ESCALATIONS = "escalations.csv";
    static final List<String> FILES = List.of(TERMS, WORKDAYS, ESCALATIONS);

    private ShippedReference() {}

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
