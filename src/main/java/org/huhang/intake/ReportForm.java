package org.huhang.intake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.huhang.agency.Directory;
import org.huhang.agency.Level;
import org.huhang.agency.Region;
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

    private static final String FORM = "mandatory-report/submit-report";
    private static final String REGION_OPTIONS = "regions";

    private final Forms forms;
    private final Directory directory;
    private final ReportFiles files;
    private final IntakeSettings settings;
    private final MessageSource messages;

    ReportForm(Forms forms, Directory directory, ReportFiles files, IntakeSettings settings, MessageSource messages) {
        this.forms = forms;
        this.directory = directory;
        this.files = files;
        this.settings = settings;
        this.messages = messages;
    }

    /** What was typed into the page, as a program would send it. */
    Map<String, Object> posted(Typed typed) {
        var parameters = new HashMap<String, String[]>();
        typed.values().forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        parameters.put(REGION, new String[] {Place.of(typed).regionCode()});
        var posted = new HashMap<>(form().posted(parameters));
        if (typed.one(DANGER).isEmpty()) {
            // Neither yes nor no: a box that is not ticked would count as a no.
            posted.remove(DANGER);
        }
        return posted;
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
            mistakes.add(new Mistake(DANGER, say("intake.problem.danger", locale)));
        }
        var judged = new Judged(checked.answers(), mistakes);
        var email = judged.text("reporterEmail");
        if (email != null && !MailAddress.valid(email)) {
            mistakes.add(new Mistake("reporterEmail", say("intake.problem.email", locale)));
        }
        checkFiles(judged, locale);
        return judged;
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
        var unknownPlace = problem.field().equals(REGION) && problem.code().equals("option");
        return unknownPlace ? say("intake.problem.region", locale) : form.message(problem, locale);
    }

    /** The report that the answers are, once nothing is wrong with them. */
    Filing filing(Judged judged, Filing.Origin origin, Locale language) {
        return new Filing(incident(judged), child(judged), reporter(judged, language), judged.list(FILES), origin);
    }

    private static Incident incident(Judged judged) {
        var foundAt = judged.text("foundAt");
        var policeCaseNo = judged.text("policeCaseNo");
        return new Incident(
                Objects.requireNonNull(judged.text(REGION)),
                judged.list(CATEGORY).stream().map(Integer::valueOf).toList(),
                judged.yes(DANGER),
                Objects.requireNonNull(judged.text("description")),
                foundAt == null ? null : OffsetDateTime.parse(foundAt).toInstant(),
                judged.text("foundPlace"),
                judged.text("suspectRelation"),
                judged.yes("policeAlreadyCalled") || policeCaseNo != null,
                policeCaseNo);
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
                judged.text("school"));
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
