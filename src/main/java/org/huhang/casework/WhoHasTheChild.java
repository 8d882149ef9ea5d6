package org.huhang.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.form.Field;
import org.huhang.form.Problem;
import org.huhang.intake.Intake;
import org.huhang.web.Parts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whoever threatens a child does not get it unasked: where a form asks with whom the child stays, somebody who must not be
 * contacted, whom a report suspects, or a guardian who was found to harm it is asked back. So is a carer without a telephone.
 */
@Component
class WhoHasTheChild implements TaskRule {

    private static final Set<String> CARERS = Set.of("childCarer", "carerNow");
    private static final Pattern PHONE = Pattern.compile("(\\d[\\s\\p{Pd}]?){7}");

    /** What else says of a guardian that it harms the child, beside what keeps a case from ending without risk. */
    private static final Set<String> ALSO_HARM =
            Set.of("harmByGuardian", "offenderIsGuardian", "guardianSuspect", "guardianInvolved");

    /** How forms call whoever guards a child. */
    private static final String GUARDIAN = "guardian";

    private final Cases cases;
    private final ChildFiles children;
    private final OneHome oneHome;
    private final Intake intake;
    private final Worklist worklist;
    private final KinWords kin;
    private final MessageSource words;

    WhoHasTheChild(
            Cases cases,
            ChildFiles children,
            OneHome oneHome,
            Intake intake,
            Worklist worklist,
            KinWords kin,
            MessageSource words) {
        this.cases = cases;
        this.children = children;
        this.oneHome = oneHome;
        this.intake = intake;
        this.worklist = worklist;
        this.kin = kin;
        this.words = words;
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        var answer = new Given(answers);
        var before = task.open() ? new Given(Map.of()) : new Given(worklist.answers(task.id()));
        var told = worklist.form(task).fields().stream()
                .filter(Field::childWith)
                .map(Field::key)
                .filter(key -> answer.text(key) != null && !Objects.equals(answer.text(key), before.text(key)))
                .toList();
        if (told.isEmpty()) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var threats = threats(cases.file(task.caseNo()), answer);
        for (var key : told) {
            var text = Objects.requireNonNull(answer.text(key));
            problems.addAll(named(key, text, threats));
            if (CARERS.contains(key) && !PHONE.matcher(text).find()) {
                problems.add(new Problem(key, "carerNoPhone", List.of(), key + "=noPhone"));
            }
        }
        return problems;
    }

    private List<Problem> named(String key, String text, List<Threat> threats) {
        var found = new LinkedHashSet<String>();
        var against = new LinkedHashSet<String>();
        for (var threat : threats) {
            var names = kin.naming(text, threat.who());
            found.addAll(names);
            names.stream().limit(1).map(name -> inWords(name, threat)).forEach(against::add);
        }
        return found.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        key,
                        "childWithThreat",
                        List.of(String.join(word("casework.against.and"), against)),
                        key + "=" + String.join("/", found)));
    }

    private String inWords(String name, Threat threat) {
        return threat.told() == null
                ? word("casework.threat." + threat.kind(), name)
                : word("casework.threat." + threat.kind() + ".who", name, threat.told());
    }

    private List<Threat> threats(CaseFile file, Given answer) {
        return Stream.of(avoided(file, answer), suspected(file), guardians(file))
                .flatMap(threats -> threats)
                .toList();
    }

    /** Whom nobody may contact: as this answer says, as each case of the child said last, and each of its home's that is not secret. */
    private Stream<Threat> avoided(CaseFile file, Given answer) {
        var ofHome = oneHome.others(file).stream()
                .flatMap(child -> last(children.facts(child)))
                .filter(fact -> !cases.parties(String.valueOf(fact.caseNo())).secret());
        var noted = Stream.concat(last(children.facts(file.childId())), ofHome).flatMap(fact -> new Given(
                        Map.of("rows", fact.value()))
                .rows("rows").stream().map(row -> avoided(row, file.caseNo().equals(fact.caseNo()))));
        return Stream.concat(answer.rows("doNotContact").stream().map(row -> avoided(row, true)), noted);
    }

    private static Stream<StripFact> last(List<StripFact> newestFirst) {
        return newestFirst.stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DO_NOT_CONTACT)
                .collect(Collectors.toMap(fact -> String.valueOf(fact.caseNo()), fact -> fact, (last, old) -> last))
                .values()
                .stream();
    }

    /** What another case says of him is not repeated to whoever may not open that. */
    private static Threat avoided(Map<String, Object> row, boolean here) {
        var parts = Stream.of("who", "relation", "why")
                .map(new Given(row)::text)
                .filter(Objects::nonNull)
                .toList();
        var who = Stream.of("who", "relation")
                .map(new Given(row)::text)
                .filter(Objects::nonNull)
                .toList();
        return new Threat("avoided", who, here ? parts.stream().collect(Parts.joining()) : null);
    }

    private Stream<Threat> suspected(CaseFile file) {
        return intake.ofCase(file.caseNo()).stream()
                .map(report -> report.incident())
                .map(incident -> Stream.of(incident.suspectRelation(), incident.suspectKind())
                        .filter(Objects::nonNull)
                        .toList())
                .filter(who -> !who.isEmpty())
                .map(who -> new Threat("suspected", who, null));
    }

    private Stream<Threat> guardians(CaseFile file) {
        var answers = worklist.answersOfCase(file.caseNo()).stream()
                .map(answer -> new Given(answer.answers()))
                .toList();
        var harms = Stream.concat(CloseReview.HARM.stream(), ALSO_HARM.stream()).anyMatch(question -> answers.stream()
                .map(given -> given.known(question))
                .filter(Objects::nonNull)
                .reduce(false, (first, last) -> last));
        if (!harms) {
            return Stream.empty();
        }
        var served = answers.stream()
                .filter(given -> given.yes("guardianInvolved"))
                .map(given -> given.text("servedGuardian"));
        var name = children.file(file.childId()).identity().guardianName();
        var who = Stream.concat(Stream.of(GUARDIAN), Stream.concat(Stream.ofNullable(name), served))
                .filter(Objects::nonNull)
                .toList();
        return Stream.of(new Threat("guardian", who, null));
    }

    private String word(String key, Object... arguments) {
        return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /**
     * Somebody who threatens the child.
     *
     * @param kind why, the end of a message key
     * @param who names and kin
     * @param told what the answerer may read of it, null for no more than what was typed
     */
    private record Threat(String kind, List<String> who, @Nullable String told) {}
}
