package org.huhang.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Whoever sees the child of a closed case reads what its closing says, and does not end it without having seen the child. */
@Component
class FollowUpForm implements TaskFacts, TaskRule {

    private final FollowUps followUps;
    private final Cases cases;
    private final Deaths deaths;
    private final PoliceFacts policeFacts;
    private final MessageSource words;

    FollowUpForm(FollowUps followUps, Cases cases, Deaths deaths, PoliceFacts policeFacts, MessageSource words) {
        this.followUps = followUps;
        this.cases = cases;
        this.deaths = deaths;
        this.policeFacts = policeFacts;
        this.words = words;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        if (task.work() != Work.FOLLOW_UP) {
            return Map.of();
        }
        var locale = LocaleContextHolder.getLocale();
        return followUps
                .closing(task.caseNo())
                .map(closing -> Map.<String, Object>of("followUpFor", said(task, new Given(closing.answers()), locale)))
                .orElseGet(() -> Map.of("followUpFor", words.getMessage("casework.followUp.unseen", null, locale)));
    }

    private String said(WorkItem task, Given closing, Locale locale) {
        var due = task.dueAt();
        var own = due == null
                ? null
                : LocalDate.ofInstant(due.minusMillis(1), BusinessClock.CHINA).toString();
        var days = Stream.of("careUntilDate", "followUpDate")
                .map(closing::text)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Parts.joining());
        return Stream.of(
                        line("own", own, locale),
                        line("carer", closing.text("carerNow"), locale),
                        line("until", closing.text("careUntil"), locale),
                        line("plan", closing.text("followUpPlan"), locale),
                        line("days", days, locale))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private @Nullable String line(String key, @Nullable String text, Locale locale) {
        return text == null || text.isEmpty()
                ? null
                : words.getMessage("casework.followUp." + key, new Object[] {text}, locale);
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var given = new Given(answers);
        var lost = task.work() == Work.FOLLOW_UP
                && "end".equals(given.text("followUpNext"))
                && !given.yes("childSeen")
                && !given.yes("dangerNow")
                && !given.yes("harmAgain")
                && !policeFacts.tell(PoliceFacts.Meaning.MISSING, answers)
                && !deaths.certain(cases.file(task.caseNo()));
        return lost ? List.of(new Problem("followUpNext", "followUpUnseen", List.of())) : List.of();
    }
}
