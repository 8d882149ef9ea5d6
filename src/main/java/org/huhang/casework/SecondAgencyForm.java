package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a second agency reads before it agrees or objects, and when it cannot agree. */
@Component
class SecondAgencyForm implements TaskFacts, TaskRule {

    static final String OPINION = "secondOpinion";
    static final String REASON = "opinionReason";

    private final TierAskedTable table;
    private final TierAsking asking;
    private final TierChanges tiers;
    private final Cases cases;
    private final Worklist worklist;
    private final CaseWords words;

    SecondAgencyForm(
            TierAskedTable table,
            TierAsking asking,
            TierChanges tiers,
            Cases cases,
            Worklist worklist,
            CaseWords words) {
        this.table = table;
        this.asking = asking;
        this.tiers = tiers;
        this.cases = cases;
        this.worklist = worklist;
        this.words = words;
    }

    private Optional<TierAsked> asked(WorkItem task) {
        return task.work() == Work.SECOND_AGENCY ? table.ofInstance(task.instanceId()) : Optional.empty();
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        return asked(task)
                .map(asked -> values(asked, reader, LocaleContextHolder.getLocale()))
                .orElse(Map.of());
    }

    private Map<String, Object> values(TierAsked asked, Person reader, Locale locale) {
        var values = new LinkedHashMap<String, Object>();
        values.put(
                "decidedWhat",
                words.word(asked.words("casework.second.what"), locale, tiers.tier(asked.tier(), locale)));
        values.put("decidedBy", words.who(asked.askedBy(), locale));
        values.put(
                "decidedWhy", asked.reason() == null ? words.word("casework.second.noReason", locale) : asked.reason());
        values.put("decidedAnswer", answer(asked, reader, locale));
        return values;
    }

    private String answer(TierAsked asked, Person reader, Locale locale) {
        return worklist.answersOfCase(asked.caseNo()).stream()
                .filter(answer -> answer.taskId().equals(asked.itemId()))
                .flatMap(answer -> worklist.told(answer, worklist.item(answer.taskId()), reader, locale).all().stream())
                .map(line -> words.word("casework.second.line", locale, line.label(), line.text()))
                .collect(Collectors.joining("\n"));
    }

    /** What was said is done; and nobody agrees past what others will know soon. */
    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var agrees = "agree".equals(answers.get(OPINION));
        return asked(task)
                .map(asked -> asked.answeredAt() != null
                        ? problem(agrees != asked.agreed(), "opinionGiven")
                        : problem(agrees && asking.tooEarly(cases.file(asked.caseNo())), "agreedTooEarly"))
                .orElse(List.of());
    }

    /** Whoever was about to answer learns that danger was told meanwhile. */
    @Override
    public List<Problem> overtaken(WorkItem withdrawn) {
        return asked(withdrawn)
                .map(asked -> problem(asked.overtakenAt() != null && asked.overtakenBy() == null, "overtakenByDanger"))
                .orElse(List.of());
    }

    private static List<Problem> problem(boolean wrong, String code) {
        return wrong ? List.of(new Problem(OPINION, code, List.of())) : List.of();
    }
}
