package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.ReferenceFile;
import org.springframework.stereotype.Component;

/**
 * What makes a case a matter for police in whatever form it is answered (MPL 11): that nobody knows where the child is, that
 * somebody hurt it or did so again. The table {@code police-facts.csv} says so of a field and its value, and of what sounds like
 * it and is none, why; promises read it too.
 */
@Component
class PoliceFacts {

    private static final String FILE = "police-facts.csv";

    /** What a row means for police. */
    enum Meaning {
        /** nobody knows where the child is: it is in danger until somebody has seen it */
        MISSING,
        /** somebody hurt the child, or left it alone: police must know */
        HARM,
        /** it is said to be somewhere else, or need nobody: no matter for police, but whoever has not seen it asks again */
        LEFT,
        /** no matter for police: agencies are named that take part, or asked for what they alone can do */
        ASKED,
        /** it sounds like it, and the row says why it is none */
        NONE
    }

    /**
     * A row.
     *
     * @param field the key of a field, in whatever form
     * @param value what is chosen there, {@code *} for everything
     * @param means what that means
     * @param why why it means nothing; empty where it means something
     * @param also who else must know (domain paper E3, E8); of harm it lasts, and is told once, however many forms fill it in
     * @param when another answer, as {@code field=value}, without which it means nothing; empty for always
     * @param tier the tier that the case has at least from then on, empty where that is judged by somebody
     */
    record Row(String field, String value, Meaning means, String why, List<AgencyType> also, String when, String tier) {

        boolean holds(Given answer) {
            return says(answer, field, value)
                    && (when.isEmpty()
                            || says(
                                    answer,
                                    when.substring(0, when.indexOf('=')),
                                    when.substring(when.indexOf('=') + 1)));
        }

        private static boolean says(Given answer, String field, String value) {
            return value.equals(answer.text(field)) || answer.codes(field).contains(value);
        }
    }

    private final List<Row> rows = rows();

    static List<Row> rows() {
        return ReferenceFile.lines(FILE).stream()
                .map(line -> new Row(
                        line.text("field"),
                        line.text("value"),
                        line.read("means", code -> Meaning.valueOf(code.toUpperCase(java.util.Locale.ROOT))),
                        line.text("why"),
                        AgencyType.listed(line.text("also").replace(' ', ',')),
                        line.text("when"),
                        line.text("tier")))
                .toList();
    }

    /** What an answer says. */
    Stream<Row> told(Meaning means, Map<String, Object> answers) {
        var given = new Given(answers);
        return rows(means).filter(row -> row.holds(given));
    }

    /** Whether an answer says so. */
    boolean tell(Meaning means, Map<String, Object> answers) {
        return told(means, answers).findAny().isPresent();
    }

    Stream<Row> rows(Meaning means) {
        return rows.stream().filter(row -> row.means() == means);
    }

    /** The fields that may say so. */
    Set<String> fields(Meaning means) {
        return rows(means).map(Row::field).collect(Collectors.toSet());
    }

    /** Who is called beside police. */
    Set<AgencyType> others() {
        return rows(Meaning.HARM).flatMap(row -> row.also().stream()).collect(Collectors.toSet());
    }
}
