package org.huhang.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Region;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Form;
import org.huhang.form.Forms;
import org.huhang.form.Problem;
import org.huhang.notification.MailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The start form of the mandatory report: the one check for the page and for programs. */
@Component
class ReportForm {

    static final String CATEGORY = "reportCategory";
    static final String DANGER = "immediateDanger";
    static final String REGION = "regionCode";
    static final String FILES = "files";
    static final String OTHERS = "otherChildren";

    /** Of a row of {@link #OTHERS}: address and guardian are those of the first child. */
    static final String SAME_HOME = "sameHome";

    /** What must be answered, and is missing: said in the words of the page. */
    private static final Set<String> OWN_WORDS = Set.of(
            REGION + " option", REGION + " requiredChoice", CATEGORY + " requiredChoice", "description required");

    private static final List<String> HOME = List.of("address", "guardianName", "guardianPhone");
    private static final String LAST_OF_CHILD = "signLanguage";

    /** How many children beside the first one report may name: a dormitory room and more. */
    static final int MOST_OTHERS = 19;

    private static final String FORM = "mandatory-report/submit-report";
    private static final String CHILD = "shared/reported-child";
    private static final String REGION_OPTIONS = "regions";

    private final Forms forms;
    private final Directory directory;
    private final ReportFiles files;
    private final IntakeSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    ReportForm(
            Forms forms,
            Directory directory,
            ReportFiles files,
            IntakeSettings settings,
            MessageSource messages,
            Clock clock) {
        this.forms = forms;
        this.directory = directory;
        this.files = files;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was typed into the page, as a program would send it. */
    Map<String, Object> posted(Typed typed) {
        var parameters = new HashMap<String, String[]>();
        typed.values().forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        parameters.put(REGION, new String[] {Place.of(typed).regionCode()});
        var posted = new HashMap<>(form().posted(parameters));
        posted.put(OTHERS, typed.rows(OTHERS).values().stream().map(this::row).toList());
        if (typed.one(DANGER).isEmpty()) {
            // Neither yes nor no: a box that is not ticked would count as a no.
            posted.remove(DANGER);
        }
        return posted;
    }

    private Map<String, Object> row(Typed typed) {
        var parameters = new HashMap<String, String[]>();
        typed.values().forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        var row = new HashMap<>(forms.shipped(CHILD).posted(parameters));
        row.put(SAME_HOME, typed.has(SAME_HOME, "true"));
        return row;
    }

    /** Whether the form asks for it; of another child, by the field of its row. */
    boolean asks(String field) {
        return form().field(field) != null;
    }

    Judged judge(Map<?, ?> posted, Locale locale) {
        var form = form();
        var given = plain(posted);
        var checked = form.check(given, Map.of(REGION_OPTIONS, place(given.get(REGION))));
        var mistakes = new ArrayList<Mistake>();
        for (var problem : checked.problems()) {
            mistakes.add(new Mistake(problem.field(), words(form, problem, locale)));
        }
        if (checked.answers().get(DANGER) == null
                && mistakes.stream().noneMatch(mistake -> mistake.field().equals(DANGER))) {
            mistakes.add(new Mistake(DANGER, say("intake.problem.immediateDanger", locale)));
        }
        var others = others(given, mistakes, locale);
        var judged = new Judged(checked.answers(), others, mistakes);
        var email = judged.text("reporterEmail");
        if (email != null && !MailAddress.valid(email)) {
            mistakes.add(new Mistake("reporterEmail", say("intake.problem.email", locale)));
        }
        checkFiles(judged, locale);
        mistakes.sort(Comparator.comparingInt(mistake -> place(mistake.field())));
        return judged;
    }

    /** Where a field stands on the page, which has the order of the form. */
    private int place(String field) {
        var fields = form().fields();
        var shown = field.startsWith(OTHERS) ? LAST_OF_CHILD : field;
        return IntStream.range(0, fields.size())
                .filter(at -> fields.get(at).key().equals(shown))
                .findFirst()
                .orElse(fields.size());
    }

    /** What to ask the reporter once; nothing while a child is in danger. */
    List<Question> questions(Judged judged, Locale locale) {
        var questions = new ArrayList<Question>();
        if (!judged.yes(DANGER)) {
            ask(judged, "", questions, locale);
            for (int i = 0; i < judged.others().size(); i++) {
                ask(judged.others().get(i), OTHERS + "[" + i + "].", questions, locale);
            }
        }
        return questions;
    }

    private void ask(Judged judged, String at, List<Question> questions, Locale locale) {
        for (var doubt : child(judged).doubts(LocalDate.now(clock.withZone(BusinessClock.CHINA)))) {
            var field =
                    switch (doubt) {
                        case ID_NUMBER -> "idNo";
                        case SEX -> "sex";
                        case BIRTH_DATE -> "birthDate";
                        case ADULT -> judged.text("birthDate") == null ? "idNo" : "birthDate";
                    };
            questions.add(new Question(at + doubt, at + field, say("intake.question." + doubt, locale)));
        }
    }

    /** The other children, each judged like the first. */
    private List<Judged> others(Map<String, Object> given, List<Mistake> mistakes, Locale locale) {
        if (!(given.getOrDefault(OTHERS, List.of()) instanceof List<?> rows) || rows.size() > MOST_OTHERS) {
            mistakes.add(new Mistake(OTHERS, say("intake.problem.otherChildren", locale, MOST_OTHERS)));
            return List.of();
        }
        var others = new ArrayList<Judged>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Map<?, ?> row) {
                others.add(other(plain(row), given, OTHERS + "[" + i + "].", mistakes, locale));
            } else {
                mistakes.add(new Mistake(OTHERS + "[" + i + "]", say("intake.problem.otherChild", locale)));
            }
        }
        return others;
    }

    private Judged other(
            Map<String, Object> row, Map<String, Object> given, String at, List<Mistake> mistakes, Locale locale) {
        var form = forms.shipped(CHILD);
        var checked = form.check(row);
        for (var problem : checked.problems()) {
            mistakes.add(new Mistake(at + problem.field(), form.message(problem, locale)));
        }
        var answers = new HashMap<>(checked.answers());
        if (Boolean.TRUE.equals(row.get(SAME_HOME)) && said(checked.answers())) {
            var first = form.check(given).answers();
            HOME.stream().filter(first::containsKey).forEach(key -> answers.putIfAbsent(key, first.get(key)));
        }
        return new Judged(answers, List.of(), mistakes);
    }

    private static boolean said(Map<String, Object> answers) {
        return !answers.values().stream().allMatch(Boolean.FALSE::equals);
    }

    /** Adds to the mistakes what no form can know of files. */
    private void checkFiles(Judged judged, Locale locale) {
        var named = judged.list(FILES);
        if (named.size() > settings.filesPerReport()) {
            judged.mistakes().add(tooManyFiles(locale));
        } else if (files.uploaded(named).size() < named.size()) {
            judged.mistakes().add(fileGone(locale));
        }
    }

    Mistake fileGone(Locale locale) {
        return new Mistake(FILES, say("intake.problem.fileGone", locale));
    }

    Mistake tooManyFiles(Locale locale) {
        return new Mistake(FILES, say("intake.problem.tooManyFiles", locale, settings.filesPerReport()));
    }

    /** Programs may send numbers for codes, and one category for a list of them. */
    private static Map<String, Object> plain(Map<?, ?> posted) {
        var plain = new HashMap<String, Object>();
        posted.forEach((key, value) -> {
            if (value != null) {
                plain.put(String.valueOf(key), value);
            }
        });
        plain.computeIfPresent(CATEGORY, (key, value) -> codes(value));
        return plain;
    }

    private static Object codes(Object value) {
        var list = value instanceof List<?> several ? several : List.of(value);
        return list.stream().map(ReportForm::code).distinct().toList();
    }

    private static Object code(@Nullable Object element) {
        return element instanceof Integer number ? number.toString() : element == null ? "" : element;
    }

    /** The one option that the form gets for the place: the posted one, if it is a county or lies in one. */
    private List<Map<String, String>> place(@Nullable Object posted) {
        return posted instanceof String code
                ? directory.findRegion(code).filter(ReportForm::narrowEnough).stream()
                        .map(region -> Map.of("value", region.code(), "label", region.name()))
                        .toList()
                : List.of();
    }

    private static boolean narrowEnough(Region region) {
        return region.level().compareTo(Level.COUNTY) >= 0;
    }

    private String words(Form form, Problem problem, Locale locale) {
        return OWN_WORDS.contains(problem.field() + " " + problem.code())
                ? say("intake.problem." + problem.field(), locale)
                : form.message(problem, locale);
    }

    /** The report that the answers are, once nothing is wrong with them. */
    Filing filing(Judged judged, Filing.Origin origin, Locale language) {
        var others = judged.others().stream().filter(other -> said(other.answers()));
        var children =
                Stream.concat(Stream.of(judged), others).map(ReportForm::child).toList();
        return new Filing(incident(judged), children, reporter(judged, language), judged.list(FILES), origin);
    }

    private static Incident incident(Judged judged) {
        var foundAt = judged.text("foundAt");
        var policeCaseNo = judged.text("policeCaseNo");
        var assault = judged.text("sexualAssaultSuspected");
        return new Incident(
                Objects.requireNonNull(judged.text(REGION)),
                judged.list(CATEGORY).stream().map(Integer::valueOf).toList(),
                judged.yes(DANGER),
                Objects.requireNonNull(judged.text("description")),
                foundAt == null ? null : OffsetDateTime.parse(foundAt).toInstant(),
                judged.text("foundPlace"),
                judged.text("suspectRelation"),
                judged.yes("policeAlreadyCalled") || policeCaseNo != null,
                policeCaseNo,
                assault == null ? null : Incident.Suspicion.valueOf(assault.toUpperCase(Locale.ROOT)),
                judged.text("suspectKind"));
    }

    private static ReportedChild child(Judged judged) {
        var birthDate = judged.text("birthDate");
        return new ReportedChild(
                judged.text("childName"),
                judged.text("sex"),
                birthDate == null ? null : LocalDate.parse(birthDate),
                judged.text("idNo"),
                judged.text("address"),
                judged.text("guardianName"),
                judged.text("guardianPhone"),
                judged.text("school"),
                new ReportedChild.Needs(
                        judged.text("childLanguage"),
                        judged.yes("interpreterNeeded"),
                        judged.yes("signLanguage"),
                        judged.text("disabilityKind"),
                        judged.yes("boarding")));
    }

    private static Reporter reporter(Judged judged, Locale language) {
        return new Reporter(
                judged.text("reporterName"),
                judged.text("reporterPhone"),
                judged.text("reporterEmail"),
                judged.text("unit"),
                judged.text("department"),
                judged.yes("isMandated"),
                judged.yes("wantsAnonymity"),
                language);
    }

    private Form form() {
        return forms.shipped(FORM);
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
