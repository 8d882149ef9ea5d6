package org.huhang.schooling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.deadline.SchoolDays;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Facts;
import org.huhang.engine.Processes;
import org.huhang.web.Parts;
import org.huhang.web.Words;
import org.huhang.worklist.Answer;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What forms about schooling show of what the platform knows, and counts itself. */
@Component
class SchoolingFacts implements TaskFacts {

    private static final String SCHOOLS = "schools";
    private static final String OWN_SCHOOL = "ownSchool";

    private final Map<String, BiFunction<WorkItem, Facts, String>> shown;
    private final SchoolDays schoolDays;
    private final PenaltyBases bases;
    private final Worklist worklist;
    private final Cases cases;
    private final Processes processes;
    private final Directory directory;
    private final MessageSource words;
    private final Words times;
    private final Clock clock;

    SchoolingFacts(
            SchoolDays schoolDays,
            PenaltyBases bases,
            Worklist worklist,
            Cases cases,
            Processes processes,
            Directory directory,
            MessageSource words,
            Words times,
            Clock clock) {
        this.schoolDays = schoolDays;
        this.bases = bases;
        this.worklist = worklist;
        this.cases = cases;
        this.processes = processes;
        this.directory = directory;
        this.words = words;
        this.times = times;
        this.clock = clock;
        this.shown = Map.of(
                "absentDaysNow", this::absent,
                "attendedDaysNow", this::attended,
                "roundsNow", this::rounds,
                "penaltyBasisNow", this::basis);
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var form = worklist.form(task);
        var asked =
                shown.keySet().stream().filter(key -> form.field(key) != null).collect(Collectors.toSet());
        var chooses = form.field(OWN_SCHOOL) != null;
        var values = new LinkedHashMap<String, Object>();
        if (chooses) {
            values.put(SCHOOLS, schools(task));
        }
        if (task.open() && (chooses || !asked.isEmpty())) {
            fill(values, asked, task, chooses);
        }
        return values;
    }

    private void fill(Map<String, Object> values, Set<String> asked, WorkItem task, boolean chooses) {
        var facts = processes.facts(task.instanceId());
        var known = facts.text("schoolCode");
        if (chooses && known != null) {
            values.put(OWN_SCHOOL, known);
        }
        asked.forEach(
                key -> values.put(key, Objects.requireNonNull(shown.get(key)).apply(task, facts)));
    }

    private List<Map<String, String>> schools(WorkItem task) {
        var locale = locale();
        return directory.agenciesIn(cases.file(task.caseNo()).county()).stream()
                .filter(agency -> agency.type() == AgencyType.SCHOOL)
                .map(agency -> Map.of("value", agency.code(), "label", agency.name(locale)))
                .toList();
    }

    private String absent(WorkItem task, Facts facts) {
        var since = facts.date("absentOn");
        if (since == null) {
            return say("schooling.unknownSince");
        }
        return counted(task, facts, RoundSteps.day(since, today()), 0);
    }

    private String attended(WorkItem task, Facts facts) {
        var since = facts.date("returnedAt");
        if (since == null) {
            return say("schooling.unknownSince");
        }
        var missed = facts.number("missedInAll", 0);
        return counted(task, facts, RoundSteps.day(since, today()), missed);
    }

    private String counted(WorkItem task, Facts facts, LocalDate since, int missed) {
        var count = schoolDays.between(RoundSteps.province(facts, task.caseNo()), since, today());
        return say(
                count.provisional() ? "schooling.daysProvisional" : "schooling.days",
                Math.max(0, count.days() - missed),
                since);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA);
    }

    private String rounds(WorkItem task, Facts facts) {
        var held = worklist.answersOfCase(task.caseNo()).stream()
                .filter(answer -> answer.answers().containsKey("persuadeResult"))
                .map(this::round)
                .toList();
        return held.isEmpty() ? say("schooling.noRounds") : String.join("\n", held);
    }

    private String round(Answer answer) {
        var given = new Given(answer.answers());
        var at = Objects.requireNonNullElse(given.moment("persuadedAt"), answer.at());
        return Parts.of(
                times.at(at, locale()),
                say("schooling.result." + given.text("persuadeResult")),
                given.text("obstacle"));
    }

    private String basis(WorkItem task, Facts facts) {
        return bases.of(Objects.requireNonNullElse(facts.text("incidentTownship"), task.caseNo()))
                .map(basis -> say(
                        basis.provisional() ? "schooling.basisProvisional" : "schooling.basis", basis.source(locale())))
                .orElseGet(() -> say("schooling.noBasis"));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private String say(String key, Object... values) {
        return words.getMessage(key, values, locale());
    }
}
