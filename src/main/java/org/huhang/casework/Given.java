package org.huhang.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;

/**
 * A checked answer, read by its fields.
 *
 * @param values declared field keys to JSON values
 */
public record Given(Map<String, Object> values) {

    /** Police at the scene say how the child is. */
    static final String CONDITION = "childCondition";

    private static final Set<String> DANGEROUS = Set.of("danger", "injured", "unattended");

    /** How they find it who need others. */
    static final Set<String> CALLS_FOR_HELP = Set.of("danger", "injured", "unattended", "notFound");

    /** What was chosen or written; null where that is nothing. */
    public @Nullable String text(String key) {
        var value = values.get(key);
        return value == null || Characters.blank(value.toString()) ? null : value.toString();
    }

    /** What forms ask under more than one name. */
    @Nullable
    String first(String... keys) {
        return Stream.of(keys)
                .map(this::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether the answer is yes. */
    public boolean yes(String key) {
        var value = values.get(key);
        return Boolean.TRUE.equals(value) || "yes".equals(value);
    }

    /** Yes or no; null where nobody said. */
    public @Nullable Boolean known(String key) {
        return text(key) == null ? null : Boolean.valueOf(yes(key));
    }

    /** Whether whoever saw the child found it hurt, in danger or without anybody. */
    public boolean foundInDanger() {
        return codes(CONDITION).stream().anyMatch(DANGEROUS::contains);
    }

    /** Whether somebody says that, or found out that it was harmed, or is not safe where it lives. */
    boolean foundHarmed() {
        return foundInDanger()
                || CloseReview.HARM.stream().anyMatch(this::yes)
                || CloseReview.ACTED.contains(String.valueOf(text("filingDecision")));
    }

    /** What was ticked; empty where nothing was. */
    public List<String> codes(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    /** The rows of a list; empty where nobody wrote one. */
    public List<Map<String, Object>> rows(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> (Map<String, Object>) row)
                        .toList()
                : List.of();
    }

    /** A moment as the form writes it: with offset, without (then China's), or a day. */
    public @Nullable Instant moment(String key) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(BusinessClock.CHINA).toInstant();
        }
        return text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10
                ? OffsetDateTime.parse(text).toInstant()
                : java.time.LocalDateTime.parse(text)
                        .atZone(BusinessClock.CHINA)
                        .toInstant();
    }

    /**
     * Whether an intake says that a report is nobody's matter here, and sends it to nobody on the platform.
     *
     * @return false where it is taken in, merged, sent back, or goes to another office of the platform
     */
    public boolean refusesReport() {
        var decision = text("intakeDecision");
        return "notAboutMinor".equals(decision) || ("forward".equals(decision) && !sendsOn());
    }

    /** Whether an intake takes a report in. */
    public boolean acceptsReport() {
        return "accept".equals(text("intakeDecision"));
    }

    /** Whether an intake sends a report on to another office of the platform, which decides whether it takes it in. */
    public boolean sendsOn() {
        return "forward".equals(text("intakeDecision")) && "platform".equals(text("forwardWhere"));
    }
}
