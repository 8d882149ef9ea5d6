package org.huhang.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.child.ChildFiles;
import org.huhang.child.Identity;
import org.huhang.child.StripFact;
import org.huhang.form.Characters;
import org.huhang.intake.NamedInCase;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
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
    public Named of(String caseNo) {
        return cases.find(caseNo)
                .map(file -> {
                    var read = read(file);
                    return new Named(texts(names(read)), texts(places(read)), texts(phones(read)));
                })
                .orElse(Named.NOTHING);
    }

    /** What is read of a case, once for all that is looked for in it; the child itself is the first of its home. */
    private record Read(List<Identity> home, List<StripFact> facts, List<Answer> answers) {

        private Stream<String> facts(StripFact.Kind kind, String part) {
            return facts.stream().filter(fact -> fact.kind() == kind).flatMap(fact -> part(fact.value(), part));
        }

        private Stream<String> answered(Set<String> keys) {
            return answers.stream().flatMap(answer -> words(answer.only(keys).answers()));
        }
    }

    private Read read(CaseFile file) {
        var home = Stream.concat(Stream.of(file.childId()), oneHome.others(file).stream())
                .map(child -> children.file(child).identity())
                .toList();
        return new Read(home, children.facts(file.childId()), worklist.answersOfCase(file.caseNo()));
    }

    private static List<String> texts(Stream<@Nullable String> all) {
        return all.filter(Objects::nonNull)
                .filter(text -> !Characters.blank(text))
                .distinct()
                .toList();
    }

    private Stream<@Nullable String> names(Read read) {
        var home = read.home().stream().flatMap(child -> Stream.of(child.name(), child.guardianName()));
        var avoided = read.facts(StripFact.Kind.DO_NOT_CONTACT, "who").flatMap(who -> or(kin.names(who), who));
        var carers = Stream.concat(read.facts(StripFact.Kind.CARE_STATUS, "by"), read.answered(Set.of("placedWith")))
                .flatMap(carer -> or(kin.names(carer), carer));
        return Stream.of(home, avoided, carers).flatMap(names -> names);
    }

    private static Stream<String> or(Collection<String> names, String whole) {
        return names.isEmpty() ? Stream.of(whole) : names.stream();
    }

    private static Stream<@Nullable String> places(Read read) {
        var child = read.home().get(0);
        var stays = Stream.concat(read.facts(StripFact.Kind.CARE_STATUS, "by"), read.answered(STAYS))
                .flatMap(STOP::splitAsStream)
                .filter(part -> part.codePoints().anyMatch(Character::isLetter));
        var parts = Stream.concat(read.facts(StripFact.Kind.LAST_SEEN, "where"), stays)
                .filter(part -> part.length() >= SHORTEST_PART);
        var places = Stream.concat(read.facts(StripFact.Kind.CARE_STATUS, "where"), read.answered(PLACES));
        return Stream.of(Stream.of(child.address(), child.school()), places, parts)
                .flatMap(all -> all);
    }

    private static Stream<@Nullable String> phones(Read read) {
        var home = read.home().stream().map(Identity::guardianPhone);
        var carers = Stream.of("by", "where").flatMap(part -> read.facts(StripFact.Kind.CARE_STATUS, part));
        var avoided =
                Stream.of("who", "relation", "why").flatMap(part -> read.facts(StripFact.Kind.DO_NOT_CONTACT, part));
        return Stream.of(
                        home,
                        Stream.concat(carers, avoided).flatMap(text -> numbers(NUMBER, text)),
                        read.answers().stream()
                                .filter(answer -> answer.work() != Work.FEEDBACK)
                                .flatMap(answer -> words(answer.answers()))
                                .flatMap(text -> numbers(MOBILE, text)))
                .flatMap(phones -> phones);
    }

    private static Stream<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(Characters.typed(text)).results().map(MatchResult::group);
    }

    private static Stream<String> part(Object value, String part) {
        if (value instanceof List<?> rows) {
            return rows.stream().flatMap(row -> part(row, part));
        }
        return value instanceof Map<?, ?> row && row.get(part) instanceof String text
                ? Stream.of(text)
                : Stream.empty();
    }

    private static Stream<String> words(Object value) {
        if (value instanceof Map<?, ?> parts) {
            return parts.values().stream().flatMap(CaseNames::words);
        }
        if (value instanceof List<?> rows) {
            return rows.stream().flatMap(CaseNames::words);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
