package org.huhang.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.form.Characters;
import org.huhang.intake.NamedInCase;
import org.huhang.model.Work;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who and what is named in the child's file and in the answers of a case: the child and those who live with it, the guardian,
 * where it is and who looks after it, and whom nobody may contact.
 */
@Component
class CaseNames implements NamedInCase {

    /** Where answers say in a few words where the child is and with whom. */
    private static final Set<String> STAYS =
            Set.of("placedWith", "safetyArrangement", "childStays", "childCarer", "carerNow");

    /** Answers that are places. */
    private static final Set<String> PLACES = Set.of("hospital", "childWhere");

    /** What was written of a sight of the child may be as short as "at home". */
    private static final int SHORTEST_PART = 5;

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d(?:[\\s\\p{Pd}]?\\d){6,11}(?!\\d)");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1\\d{2}(?:[\\s\\p{Pd}]?\\d){8}(?!\\d)");
    private static final Pattern STOP = Pattern.compile("[\\p{P}\\s]+");

    private final CaseTable cases;
    private final ChildFiles children;
    private final OneHome oneHome;
    private final Worklist worklist;
    private final KinWords kin;

    CaseNames(CaseTable cases, ChildFiles children, OneHome oneHome, Worklist worklist, KinWords kin) {
        this.cases = cases;
        this.children = children;
        this.oneHome = oneHome;
        this.worklist = worklist;
        this.kin = kin;
    }

    @Override
    public Collection<String> names(String caseNo) {
        return told(caseNo, this::names);
    }

    @Override
    public Collection<String> places(String caseNo) {
        return told(caseNo, this::places);
    }

    @Override
    public Collection<String> phones(String caseNo) {
        return told(caseNo, this::phones);
    }

    private Collection<String> told(String caseNo, Function<CaseFile, Stream<@Nullable String>> what) {
        return cases.find(caseNo).stream()
                .flatMap(what)
                .filter(Objects::nonNull)
                .filter(text -> !Characters.blank(text))
                .distinct()
                .toList();
    }

    private Stream<@Nullable String> names(CaseFile file) {
        var home = Stream.concat(Stream.of(file.childId()), oneHome.others(file).stream())
                .map(child -> children.file(child).identity())
                .flatMap(child -> Stream.of(child.name(), child.guardianName()));
        var avoided = facts(file, StripFact.Kind.DO_NOT_CONTACT, "who").flatMap(who -> or(kin.names(who), who));
        var carers = Stream.concat(facts(file, StripFact.Kind.CARE_STATUS, "by"), answered(file, Set.of("placedWith")))
                .flatMap(carer -> or(kin.names(carer), carer));
        return Stream.of(home, avoided, carers).flatMap(names -> names);
    }

    private static Stream<String> or(Collection<String> names, String whole) {
        return names.isEmpty() ? Stream.of(whole) : names.stream();
    }

    private Stream<@Nullable String> places(CaseFile file) {
        var child = children.file(file.childId()).identity();
        var stays = Stream.concat(facts(file, StripFact.Kind.CARE_STATUS, "by"), answered(file, STAYS))
                .flatMap(STOP::splitAsStream)
                .filter(part -> part.codePoints().anyMatch(Character::isLetter));
        var parts = Stream.concat(facts(file, StripFact.Kind.LAST_SEEN, "where"), stays)
                .filter(part -> part.length() >= SHORTEST_PART);
        var places = Stream.concat(facts(file, StripFact.Kind.CARE_STATUS, "where"), answered(file, PLACES));
        return Stream.of(Stream.of(child.address(), child.school()), places, parts)
                .flatMap(all -> all);
    }

    private Stream<@Nullable String> phones(CaseFile file) {
        var home = Stream.concat(Stream.of(file.childId()), oneHome.others(file).stream())
                .map(child -> children.file(child).identity().guardianPhone());
        var carers = Stream.of("by", "where").flatMap(part -> facts(file, StripFact.Kind.CARE_STATUS, part));
        var avoided =
                Stream.of("who", "relation", "why").flatMap(part -> facts(file, StripFact.Kind.DO_NOT_CONTACT, part));
        return Stream.of(
                        home,
                        Stream.concat(carers, avoided).flatMap(text -> numbers(NUMBER, text)),
                        worklist.answersOfCase(file.caseNo()).stream()
                                .filter(answer -> worklist.item(answer.taskId()).work() != Work.FEEDBACK)
                                .flatMap(answer -> texts(answer.answers()))
                                .flatMap(text -> numbers(MOBILE, text)))
                .flatMap(phones -> phones);
    }

    private static Stream<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(Characters.typed(text)).results().map(MatchResult::group);
    }

    private Stream<String> answered(CaseFile file, Set<String> keys) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .flatMap(answer -> texts(answer.only(keys).answers()));
    }

    private Stream<String> facts(CaseFile file, StripFact.Kind kind, String part) {
        return children.facts(file.childId()).stream()
                .filter(fact -> fact.kind() == kind)
                .flatMap(fact -> part(fact.value(), part));
    }

    private static Stream<String> part(Object value, String part) {
        if (value instanceof List<?> rows) {
            return rows.stream().flatMap(row -> part(row, part));
        }
        return value instanceof Map<?, ?> row && row.get(part) instanceof String text
                ? Stream.of(text)
                : Stream.empty();
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> parts) {
            return parts.values().stream().flatMap(CaseNames::texts);
        }
        if (value instanceof List<?> rows) {
            return rows.stream().flatMap(CaseNames::texts);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
