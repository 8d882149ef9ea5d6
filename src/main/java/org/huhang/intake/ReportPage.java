package org.huhang.intake;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.huhang.agency.Region;
import org.huhang.document.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * What the report page shows.
 *
 * @param typed what was typed so far
 * @param place the chosen place
 * @param places what can be chosen next
 * @param files what was uploaded
 * @param mistakes what must be put right
 * @param questions what the reporter is asked to look at once more
 * @param savedAt when the draft was saved, null if there is none
 * @param justFiled whether this browser filed a report a short while ago
 * @param help what protects a reporter, and who else can be called
 */
record ReportPage(
        Typed typed,
        Place place,
        Places places,
        List<StoredFile> files,
        List<Mistake> mistakes,
        List<Question> questions,
        @Nullable Instant savedAt,
        boolean justFiled,
        ReporterHelp help) {

    /** In a draft: the number of the report to which it adds. No request says it, only whoever has the code of that report. */
    static final String ADDS_TO = "addsTo";

    /** The number of the report to which this one adds, null if it is one of its own. */
    public @Nullable String addsTo() {
        var number = typed.one(ADDS_TO);
        return number.isEmpty() ? null : number;
    }

    /** The hidden field that says what was asked already. */
    static final String ASKED = "asked";

    public List<ReporterHelp.Hotline> hotlines() {
        return help.hotlines();
    }

    public List<ReporterHelp.Protection> protection() {
        return help.protection();
    }

    /** How many other children have a row. */
    public int others() {
        return typed.rows(ReportForm.OTHERS).size();
    }

    /** How many children one report takes, with the first. */
    public int mostChildren() {
        return ReportForm.MOST_OTHERS + 1;
    }

    public boolean roomForOthers() {
        return others() < ReportForm.MOST_OTHERS;
    }

    /** What was asked by now, and will not be asked again. */
    public List<String> asked() {
        return Stream.concat(typed.all(ASKED).stream(), questions.stream().map(Question::asked))
                .distinct()
                .toList();
    }

    /** Whether something of the folded part of a child was answered or is wrong, so that it must be open. */
    public boolean unfolded(String at) {
        return NEEDS.stream().anyMatch(field -> !typed.one(at + field).isEmpty() || mistake(at + field) != null);
    }

    private static final List<String> NEEDS =
            List.of("boarding", "childLanguage", "interpreterNeeded", "signLanguage", "disabilityKind");

    /** The codes of {@code reportCategory}, in the law's order. */
    public List<String> categories() {
        return List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    public String value(String field) {
        return typed.one(field);
    }

    public boolean has(String field, String value) {
        return typed.has(field, value);
    }

    /** What is wrong at a field. */
    public @Nullable String mistake(String field) {
        return mistakes.stream()
                .filter(mistake -> mistake.field().equals(field))
                .map(Mistake::message)
                .findFirst()
                .orElse(null);
    }

    /**
     * The regions to choose from.
     *
     * @param counties all counties
     * @param townships those of the chosen county
     * @param villages those of the chosen township
     */
    record Places(List<Region> counties, List<Region> townships, List<Region> villages) {}
}
