package org.huhang.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Cases;
import org.huhang.casework.ChildInCase;
import org.huhang.child.ChildFile;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the platform knows for a paper, in Chinese, whoever reads the page: papers are written in the language of the law. */
@Component
class PaperFacts {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final PaperWords words;
    private final PaperKinds kinds;
    private final PaperAnswers answers;
    private final Cases cases;
    private final ChildInCase children;
    private final Directory directory;
    private final MessageSource texts;
    private final Clock clock;

    PaperFacts(
            PaperWords words,
            PaperKinds kinds,
            PaperAnswers answers,
            Cases cases,
            ChildInCase children,
            Directory directory,
            MessageSource texts,
            Clock clock) {
        this.words = words;
        this.kinds = kinds;
        this.answers = answers;
        this.cases = cases;
        this.children = children;
        this.directory = directory;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What can stand on a paper: what a person wrote on it goes before what the platform knows.
     *
     * @param paper the paper
     * @param reader who sees it; what he may not open is not known
     * @param number the number that it gets, null for none yet
     */
    Values of(Paper paper, Person reader, @Nullable String number) {
        var known = known(paper, reader, number);
        var all = new HashMap<>(known.texts());
        paper.typed().forEach((word, text) -> {
            var asked = words.find(word);
            if (asked != null && asked.typed()) {
                all.put(word, text);
            }
        });
        return new Values(all, known.lists());
    }

    /** The same without what a person wrote. */
    Values known(Paper paper, Person reader, @Nullable String number) {
        var facts = facts(paper, number);
        var all = new HashMap<String, String>();
        var given = answers.of(paper, reader);
        for (var word : words.all()) {
            var text = word.source() == PaperWord.Source.FACT
                    ? facts.get(word.keys().get(0))
                    : given.texts().getOrDefault(word.word(), facts.get(word.fact()));
            if (text != null && !text.isEmpty()) {
                all.put(word.word(), text);
            }
        }
        return new Values(all, given.lists());
    }

    /** The number of a paper as it stands on it. */
    String number(PaperKind kind, int year, int number) {
        return say("paper.number", kind.code(), String.valueOf(year), String.valueOf(number));
    }

    @Nullable
    String number(Paper paper) {
        var year = paper.year();
        var number = paper.number();
        return year == null || number == null ? null : number(kinds.get(paper.kind()), year, number);
    }

    private Map<String, String> facts(Paper paper, @Nullable String number) {
        var file = cases.file(paper.caseNo());
        var agency = directory.agency(paper.agencyCode());
        var facts = new HashMap<String, String>();
        put(facts, "paperNumber", number);
        put(facts, "paperDate", day(today()));
        put(facts, "agencyName", agency.name());
        put(facts, "personName", directory.person(paper.madeBy()).name());
        put(facts, "caseNo", file.caseNo());
        put(facts, "caseOpenedOn", day(date(file.openedAt())));
        put(facts, "casePlace", directory.regionName(file.regionCode(), CHINESE));
        put(facts, "caseCategories", categories(file));
        // Whoever may open the case reads the paper, and not everybody of them may open the child’s other cases.
        child(facts, children.forAll(file));
        return facts;
    }

    private void child(Map<String, String> facts, ChildFile child) {
        var identity = child.identity();
        put(facts, "childName", identity.name());
        put(facts, "childSex", identity.sex().equals("U") ? null : say("paper.sex." + identity.sex()));
        var born = identity.birthDate();
        put(facts, "childBirthDate", born == null ? null : day(born));
        put(facts, "childAge", born == null ? null : age(born));
        put(facts, "childIdNo", identity.idNo());
        put(facts, "childAddress", identity.address());
        put(facts, "childSchool", identity.school());
        put(facts, "guardianName", identity.guardianName());
        put(facts, "guardianPhone", identity.guardianPhone());
    }

    private @Nullable String age(LocalDate born) {
        var years = Period.between(born, today()).getYears();
        return years < 0 ? null : say("paper.age", String.valueOf(years));
    }

    private String categories(CaseFile file) {
        return file.categories().stream()
                .map(category -> say("intake.category." + category))
                .collect(Collectors.joining(say("paper.and")));
    }

    LocalDate today() {
        return date(clock.instant());
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, BusinessClock.CHINA);
    }

    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(say("paper.date")));
    }

    private static void put(Map<String, String> facts, String key, @Nullable String text) {
        if (text != null) {
            facts.put(key, text);
        }
    }

    private String say(String key, Object... values) {
        return texts.getMessage(key, values, CHINESE);
    }
}
