package org.huhang.intake;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter gets to see of a report: nothing about anybody.
 *
 * @param receiptNo the number of the report
 * @param state how far it has come
 * @param answers what was answered, the oldest first
 */
record Standing(String receiptNo, Report.State state, List<Answer> answers) {

    private static final String NOT_ACCEPTED = "notAccepted";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** How far it has come, in the key of its words: that a report was turned away is no waiting, nor an end. */
    public String head() {
        var refused = answers.stream()
                .map(Answer::result)
                .filter(Objects::nonNull)
                .reduce((first, later) -> later)
                .filter(NOT_ACCEPTED::equals)
                .isPresent();
        return refused && state != Report.State.IN_PROGRESS ? "refused" : state.name();
    }

    /** When an answer was written: in full, because the page is printed and kept. */
    public String at(Answer answer) {
        return MINUTE.format(answer.writtenAt().atZone(BusinessClock.CHINA));
    }

    /** What was answered; the same words about each child of a report are one answer to whoever reported. */
    public List<Answer> newestFirst() {
        var newest = new ArrayList<>(answers);
        Collections.reverse(newest);
        var turned = new LinkedHashMap<List<@Nullable String>, Answer>();
        for (var answer : newest) {
            turned.putIfAbsent(
                    Arrays.asList(
                            answer.type(), answer.stage(), answer.agencyCode(), answer.content(), answer.result()),
                    answer);
        }
        return List.copyOf(turned.values());
    }
}
