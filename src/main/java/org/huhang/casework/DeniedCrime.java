package org.huhang.casework;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.form.Problem;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Police who say that nothing is theirs, or file no case, and intake that takes a report in as nobody's, are asked back where a
 * report, intake or police themselves said that somebody may have harmed the child: it is taken only from who has read that, and says in the reason why it does not hold.
 */
@Component
class DeniedCrime implements TaskRule {

    private static final String INTAKE = "intakeDecision";

    private static final Map<String, String> DENIES = Map.of(
            "natureExpected",
            "notPolice",
            "caseNature",
            "notPolice",
            "notPoliceApproved",
            "yes",
            "filingDecision",
            "noCase",
            INTAKE,
            "notAboutMinor");

    /** How police call what is theirs; said last counts. */
    private static final List<String> NATURES = List.of("natureExpected", "caseNature");

    private static final Set<String> THEIRS = Set.of("criminal", "publicOrder", "administrative");

    private final Cases cases;
    private final Dangers dangers;
    private final Worklist worklist;
    private final MessageSource words;

    DeniedCrime(Cases cases, Dangers dangers, Worklist worklist, MessageSource words) {
        this.cases = cases;
        this.dangers = dangers;
        this.worklist = worklist;
        this.words = words;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        return DENIES.entrySet().stream()
                .filter(denial -> denial.getValue().equals(given.text(denial.getKey())))
                .flatMap(denial -> asked(task, denial.getKey(), denial.getValue()))
                .toList();
    }

    private Stream<Problem> asked(WorkItem task, String field, String denial) {
        var locale = LocaleContextHolder.getLocale();
        var against = Stream.of(
                        reported(task, locale), found(task, locale), judged(task, locale), grave(task, field, locale))
                .flatMap(each -> each)
                .collect(Collectors.joining(word("casework.against.and", locale)));
        return against.isEmpty() || (field.equals(INTAKE) && inDanger(task))
                ? Stream.empty()
                : Stream.of(new Problem(field, "crimeDenied", List.of(against), field + "=" + denial));
    }

    private Stream<String> reported(WorkItem task, Locale locale) {
        return cases.file(task.caseNo()).categories().stream()
                .filter(category -> category < RiskTables.NO_HARM)
                .sorted()
                .map(category ->
                        word("casework.against.reported", locale, word("intake.category." + category, locale)));
    }

    /** Whoever turns away a child in danger is asked back for that. */
    private boolean inDanger(WorkItem task) {
        var file = cases.file(task.caseNo());
        return file.riskTier().equals("RED") || dangers.standsHere(file) || dangers.standsNear(file);
    }

    private Stream<String> grave(WorkItem task, String field, Locale locale) {
        return field.equals(INTAKE) && cases.file(task.caseNo()).riskTier().equals("ORANGE")
                ? Stream.of(word("casework.against.tier", locale, word("web.tier.long.ORANGE", locale)))
                : Stream.empty();
    }

    private Stream<String> found(WorkItem task, Locale locale) {
        return others(task)
                        .anyMatch(given -> given.yes("sexualAssaultSuspected")
                                || given.codes("concerns").stream().anyMatch(RiskTables.HARMS::contains))
                ? Stream.of(word("casework.against.found", locale))
                : Stream.empty();
    }

    private Stream<String> judged(WorkItem task, Locale locale) {
        return others(task)
                .map(DeniedCrime::nature)
                .filter(nature -> nature != null)
                .reduce((first, later) -> later)
                .filter(THEIRS::contains)
                .map(nature -> word("casework.against.nature." + nature, locale))
                .stream();
    }

    private static @Nullable String nature(Given given) {
        return NATURES.stream()
                .map(given::text)
                .filter(nature -> nature != null)
                .reduce((first, later) -> later)
                .orElse(null);
    }

    private Stream<Given> others(WorkItem task) {
        return worklist.answersOfCase(task.caseNo()).stream()
                .filter(answer -> !answer.taskId().equals(task.id()))
                .map(answer -> new Given(answer.answers()));
    }

    private String word(String key, Locale locale, Object... arguments) {
        return words.getMessage(key, arguments, locale);
    }
}
