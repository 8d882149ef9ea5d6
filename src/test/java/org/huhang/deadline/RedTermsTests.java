package org.huhang.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huhang.deadline.Shipped.china;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.huhang.deadline.Reckoner.Question;
import org.junit.jupiter.api.Test;

/**
 * Whatever a RED case waits for before somebody goes to the child, decides where it stays, or knows whose case it is, has a
 * short term. What does not hold that up stands here, with why.
 */
class RedTermsTests {

    private static final Duration SHORT = Duration.ofHours(2);

    private static final String SCHOOLING =
            "the way back to school; whoever finds danger or no child on it says so at once";

    /** By the term of the task. */
    private static final Map<String, String> HOLDS_NOTHING_UP = Map.ofEntries(
            Map.entry(
                    "TL-02a",
                    "until the other agency answers, everybody stays at it; danger of this hour has a short term"),
            Map.entry("TL-05i", "the interview is planned once police have been at the child"),
            Map.entry("TL-06", "the law gives police days to decide on filing; who protects the child has not to wait"),
            Map.entry("TL-06n", "police procedure after the child is safe"),
            Map.entry("TL-07b", "service of a paper"),
            Map.entry("TL-07c", "report after a measure on the spot"),
            Map.entry("TL-07w", "service of a paper"),
            Map.entry("TL-08", "service of a paper"),
            Map.entry("TL-08b", "service of a paper"),
            Map.entry("TL-08l", "outcome of a finished case"),
            Map.entry("TL-08n", "service of a paper"),
            Map.entry("TL-09d", "review of a decision"),
            Map.entry("TL-09g", "review of a decision"),
            Map.entry("TL-09r", "review of a decision"),
            Map.entry("TL-09t", "term of a party"),
            Map.entry("TL-09u", "term of a court"),
            Map.entry("TL-09w", "review of a decision"),
            Map.entry("TL-10", "a day for the whole assessment; police, placement and agencies are called beside it"),
            Map.entry("TL-11", "what the reporter is told"),
            Map.entry("TL-11n", "papers of a transfer that has gone"),
            Map.entry("TL-14", "plan of help; what the child needs at once is handed over by the assessment"),
            Map.entry("TL-15", "what the procuratorate reads along"),
            Map.entry("TL-16", "who is to answer for a missed report"),
            Map.entry("TL-17", "closing"),
            Map.entry("TL-17f", "a visit after closing, on the day that was named"),
            Map.entry("TL-18h", "hand-overs; the one of a child that must leave has an hour of its own"),
            Map.entry("TL-18j", "a hand-over that somebody is at; the one of a child that must leave has a day"),
            Map.entry("TL-19", "measures of a plan, on the day that it names"),
            Map.entry("TL-20", "work with the guardian"),
            Map.entry("TL-21", "a crime told to police by whoever finds it, beside the button"),
            Map.entry("TL-22", "work with the guardian"),
            Map.entry("TL-23", "work with the guardian"),
            Map.entry("TL-24a", "work with the guardian"),
            Map.entry("TL-25a", "work with the guardian"),
            Map.entry("TL-26", "a visit within days; whoever finds danger on it says so at once"),
            Map.entry("TL-27a", "work with the guardian"),
            Map.entry("TL-28", "work with the guardian"),
            Map.entry("TL-29", "work with the guardian"),
            Map.entry("TL-60a", SCHOOLING),
            Map.entry("TL-61", SCHOOLING),
            Map.entry("TL-62", SCHOOLING),
            Map.entry("TL-63", SCHOOLING),
            Map.entry("TL-64", SCHOOLING),
            Map.entry("TL-65a", SCHOOLING),
            Map.entry("TL-66", SCHOOLING),
            Map.entry("TL-70", SCHOOLING),
            Map.entry("TL-71", SCHOOLING),
            Map.entry("TL-71a", SCHOOLING),
            Map.entry("TL-72", SCHOOLING),
            Map.entry("TL-73", SCHOOLING),
            Map.entry("TL-74", SCHOOLING),
            Map.entry("TL-75", SCHOOLING),
            Map.entry("TL-76", SCHOOLING),
            Map.entry("TL-77", SCHOOLING),
            Map.entry("TL-78", SCHOOLING),
            Map.entry("TL-79", SCHOOLING));

    private static final Pattern TERM = Pattern.compile("name=\"term\" value=\"([^\"]+)\"");

    @Test
    void whatHoldsUpTheWayOfARedCaseHasAShortTerm() throws IOException {
        var now = china("2026-11-20 16:20:00");
        var known = Question.known("532503-2026-00001", Map.of("riskTier", "RED"));
        var slow = new TreeMap<String, String>();
        for (var term : terms()) {
            var sum = Shipped.reckoner().reckon(new Question(term, null, now, known));
            if (sum == null || Duration.between(now, sum.dueAt()).compareTo(SHORT) > 0) {
                slow.put(term, HOLDS_NOTHING_UP.getOrDefault(term, "?"));
            }
        }
        assertThat(slow).doesNotContainValue("?");
    }

    @Test
    void whoIsAskedWhetherAChildInDangerIsTheSameAnswersWithinTheHour() {
        var now = china("2026-11-20 16:20:00");
        var known = Question.known("532503-2026-00001", Map.of("riskTier", "BLUE", "emergency", true));
        var sum = Shipped.reckoner().reckon(new Question("TL-02s", null, now, known));
        assertThat(sum).isNotNull();
        assertThat(sum.dueAt()).isEqualTo(now.plus(Duration.ofHours(1)));
    }

    private static TreeSet<String> terms() throws IOException {
        var terms = new TreeSet<String>();
        try (var files = Files.walk(Path.of("processes"))) {
            for (var model :
                    files.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                TERM.matcher(Files.readString(model)).results().forEach(found -> terms.add(found.group(1)));
            }
        }
        return terms;
    }
}
